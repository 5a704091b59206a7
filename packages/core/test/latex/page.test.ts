/** Every formula of the page that the project began with. */
import { describe, expect, it } from "vitest";
import { readLatex } from "../../src/latex/index.js";

const formulas: readonly (readonly [latex: string, text: string])[] = [
  [
    String.raw`\small \frac{\partial J(\theta)}{\partial \theta_j} = \frac{\partial}{\partial \theta_j} \,\frac{-1}{m}\sum_{i=1}^m \left[ y^{(i)}\log\left(h_\theta \left(x^{(i)}\right)\right) + (1 -y^{(i)})\log\left(1-h_\theta \left(x^{(i)}\right)\right)\right]`,
    "diff((-1)/m * sum(y[i] * log(h_theta(x[i])) + (1 - y[i]) * log(1 - h_theta(x[i])), i, 1, m), theta[j])",
  ],
  [
    String.raw`\,\frac{-1}{m}\,\sum_{i=1}^m \left[ y^{(i)}\frac{\partial}{\partial \theta_j}\log\left(h_\theta \left(x^{(i)}\right)\right) + (1 -y^{(i)})\frac{\partial}{\partial \theta_j}\log\left(1-h_\theta \left(x^{(i)}\right)\right) \right]`,
    "(-1)/m * sum(y[i] * diff(log(h_theta(x[i])), theta[j]) + (1 - y[i]) * diff(log(1 - h_theta(x[i])), theta[j]), i, 1, m)",
  ],
  [
    String.raw`\,\frac{-1}{m}\,\sum_{i=1}^m \left[ y^{(i)}\frac{\frac{\partial}{\partial \theta_j}h_\theta \left(x^{(i)}\right)}{h_\theta\left(x^{(i)}\right)} + (1 -y^{(i)})\frac{\frac{\partial}{\partial \theta_j}\left(1-h_\theta \left(x^{(i)}\right)\right)}{1-h_\theta\left(x^{(i)}\right)} \right]`,
    "(-1)/m * sum(y[i] * (diff(h_theta(x[i]), theta[j])/h_theta(x[i])) + (1 - y[i]) * (diff(1 - h_theta(x[i]), theta[j])/(1 - h_theta(x[i]))), i, 1, m)",
  ],
  [
    String.raw`\frac{-1}{m}\,\sum_{i=1}^m \left[ y^{(i)}\, \frac{\sigma\left(\theta^\top x^{(i)}\right)\left(1-\sigma\left(\theta^\top x^{(i)}\right)\right)\frac{\partial}{\partial \theta_j}\left(\theta^\top x^{(i)}\right)}{h_\theta\left(x^{(i)}\right)} - (1 -y^{(i)})\,\frac{\sigma\left(\theta^\top x^{(i)}\right)\left(1-\sigma\left(\theta^\top x^{(i)}\right)\right)\frac{\partial}{\partial \theta_j}\left(\theta^\top x^{(i)}\right)}{1-h_\theta\left(x^{(i)}\right)} \right]`,
    "(-1)/m * sum(y[i] * (sigmoid(theta' * x[i]) * (1 - sigmoid(theta' * x[i])) * diff(theta' * x[i], theta[j])/h_theta(x[i])) - (1 - y[i]) * (sigmoid(theta' * x[i]) * (1 - sigmoid(theta' * x[i])) * diff(theta' * x[i], theta[j])/(1 - h_theta(x[i]))), i, 1, m)",
  ],
  [
    String.raw`\frac{-1}{m}\,\sum_{i=1}^m \left[y^{(i)}\left(1-h_\theta\left(x^{(i)}\right)\right)x_j^{(i)}- \left(1-y^{i}\right)\,h_\theta\left(x^{(i)}\right)x_j^{(i)} \right]`,
    "(-1)/m * sum(y[i] * (1 - h_theta(x[i])) * x[i, j] - (1 - y[i]) * h_theta(x[i]) * x[i, j], i, 1, m)",
  ],
  [
    String.raw`\frac{-1}{m}\,\sum_{i=1}^m \left[y^{i}-y^{i}h_\theta\left(x^{(i)}\right)- h_\theta\left(x^{(i)}\right)+y^{(i)}h_\theta\left(x^{(i)}\right) \right]\,x_j^{(i)}`,
    "(-1)/m * sum((y[i] - y[i] * h_theta(x[i]) - h_theta(x[i]) + y[i] * h_theta(x[i])) * x[i, j], i, 1, m)",
  ],
  [
    String.raw`\frac{1}{m}\sum_{i=1}^m\left[h_\theta\left(x^{(i)}\right)-y^{(i)}\right]\,x_j^{(i)}`,
    "1/m * sum((h_theta(x[i]) - y[i]) * x[i, j], i, 1, m)",
  ],
  [String.raw`\frac{\partial}{\partial \theta_j}\left(\theta^\top x^{(i)}\right)=x_j^{(i)}`, "x[i, j]"],
  [String.raw`h_\theta(x)=\sigma\left(\theta^\top x\right)`, "sigmoid(theta' * x)"],
  [String.raw`\frac{d}{dx}\sigma(x)`, "diff(sigmoid(x), x)"],
  [String.raw`\frac{d}{dx}\left(\frac{1}{1+e^{-x}}\right)`, "diff(1/(1 + exp(-x)), x)"],
  [String.raw`\frac{-(1+e^{-x})'}{(1+e^{-x})^2}`, "(-diff(1 + exp(-x), x))/(1 + exp(-x))^2"],
  [
    String.raw`\left(\frac{1}{1+e^{-x}}\right)\,\left(\frac{1+e^{-x}}{1+e^{-x}}-\frac{1}{1+e^{-x}}\right)`,
    "1/(1 + exp(-x)) * ((1 + exp(-x))/(1 + exp(-x)) - 1/(1 + exp(-x)))",
  ],
  [
    String.raw`\sigma(x)\,\left(\frac{1+e^{-x}}{1+e^{-x}}-\sigma(x)\right)`,
    "sigmoid(x) * ((1 + exp(-x))/(1 + exp(-x)) - sigmoid(x))",
  ],
  [
    String.raw`\frac{\partial J(\theta)}{\partial \theta}=\frac{1}{m}X^\top\left( \sigma(X\theta)-\mathbf y\right)`,
    "1/m * X' * (sigmoid(X * theta) - y)",
  ],
  [String.raw`G = y \cdot \log(h)+(1-y)\cdot \log(1-h)`, "y * log(h) + (1 - y) * log(1 - h)"],
  ["h = 1/(1+e^{-z})", "1/(1 + exp(-z))"],
  [String.raw`z(\theta)= x \theta`, "x * theta"],
  [
    String.raw`\frac{d G}{d \theta}=\frac{d G}{d h}\frac{d h}{d z}\frac{d z}{d \theta}`,
    "diff(G, h) * diff(h, z) * diff(z, theta)",
  ],
  [
    String.raw`\frac{d G}{\partial h} = \frac{y} {h} - \frac{1-y}{1-h} = \frac{y - h}{h(1-h)}`,
    "(y - h)/(h * (1 - h))",
  ],
  [String.raw`\frac{d h}{d z} = h (1-h)`, "h * (1 - h)"],
  [String.raw`\frac{d z}{d \theta} = x`, "x"],
  [String.raw`\frac{d G}{d \theta} = (y-h)x`, "(y - h) * x"],
  [
    String.raw`\frac{\partial J(\theta)}{\partial \theta} = \frac{1}{m} \cdot X^T\big(\sigma(X\theta)-y\big)`,
    "1/m * X' * (sigmoid(X * theta) - y)",
  ],
  [String.raw`\sigma(z) = \frac{1}{1+e^{-z}}`, "1/(1 + exp(-z))"],
  [String.raw`\sigma(t)=\frac{1}{1+e^{-t}}`, "1/(1 + exp(-t))"],
  [String.raw`\frac{d \ln \sigma(t)}{dt}=\sigma(-t)=1-\sigma(t)`, "1 - sigmoid(t)"],
  [String.raw`\frac{d \sigma}{dt}=\sigma(1-\sigma)`, "sigmoid(t) * (1 - sigmoid(t))"],
  [String.raw`\frac{d \ln (1- \sigma)}{dt}=\sigma`, "sigmoid(t)"],
  [String.raw`\frac{d \ln (1- \sigma)}{dt}`, "diff(log(1 - sigmoid(t)), t)"],
  [
    String.raw`mJ(\theta)=\sum_i -y_i \ln \sigma(x_i^T\theta)-(1-y_i) \ln (1-\sigma(x_i^T\theta))`,
    "sum(-y[i] * log(sigmoid(x[i]' * theta)) - (1 - y[i]) * log(1 - sigmoid(x[i]' * theta)), i, 1, m)",
  ],
  [
    String.raw`-y^T \ln \sigma (X\theta)-(1^T-y^T)\ln(1-\sigma)(X\theta)`,
    "-y' * log(sigmoid(X * theta)) - (vector(1)' - y') * log(1 - sigmoid(X * theta))",
  ],
  [String.raw`D_v f(Mv)=\text{diag}(f'(Mv))M`, "diag(f'(M * v)) * M"],
  [
    String.raw`m D_\theta J= -y^T [\text{diag}((1-\sigma)(X\theta))] X-(1^T-y^T) [\text{diag}(-\sigma(X\theta))]X`,
    "-y' * diag(1 - sigmoid(X * theta)) * X - (vector(1)' - y') * diag(-sigmoid(X * theta)) * X",
  ],
  [
    String.raw`-y^TX+1^T[\text{diag}(\sigma(X\theta))]X=-y^TX+(\sigma(X\theta))^TX`,
    "-y' * X + vector(1)' * diag(sigmoid(X * theta)) * X == -y' * X + sigmoid(X * theta)' * X",
  ],
  [
    String.raw`\nabla_\theta J=(D_\theta J)^T=\frac{1}{m}X^T(\sigma(X\theta)-y)`,
    "1/m * X' * (sigmoid(X * theta) - y)",
  ],
];

describe("the page", () => {
  it.each(formulas)("%s", (latex, text) => {
    const read = readLatex(latex);
    expect(read.text).toBe(text);
    expect(read.offsets).toHaveLength(text.length + 1);
  });
});
