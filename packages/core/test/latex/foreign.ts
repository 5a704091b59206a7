/**
 * Formulas by other people's habits: course notes, textbooks, papers. What each means was written by hand from the
 * mathematics, in the input language.
 */

export interface Foreign {
  readonly latex: string;
  readonly means: string;
  /** The variable, for what depends on it: which letters are free indices. */
  readonly wrt: string;
  /** Shapes, for vectors and matrices. */
  readonly where?: string;
}

const t = String.raw;
const f = (latex: string, means: string, wrt: string, where?: string): Foreign =>
  where === undefined ? { latex, means, wrt } : { latex, means, wrt, where };

export const foreign: Readonly<Record<string, readonly Foreign[]>> = {
  "logistic regression": [
    f(t`-y\log\sigma(z) - (1-y)\log(1-\sigma(z))`, "-y*log(sigmoid(z)) - (1-y)*log(1-sigmoid(z))", "z"),
    f(
      t`h_\theta(x) = \frac{1}{1+e^{-\theta^T x}},\qquad J(\theta) = -\frac{1}{m}\sum_{i=1}^{m}\Big[y^{(i)}\log h_\theta(x^{(i)}) + (1-y^{(i)})\log\big(1-h_\theta(x^{(i)})\big)\Big]`,
      "h_theta(x) = 1/(1+exp(-theta'*x)); -1/m*sum(y[i]*log(h_theta(x[i])) + (1-y[i])*log(1-h_theta(x[i])), i, 1, m)",
      "theta[j]",
    ),
    f(
      t`\sum_{i=1}^{n}\log\bigl(1+\exp(-y_i w^\top x_i)\bigr)`,
      "sum(log(1+exp(-y[i]*(w'*x[i]))), i, 1, n)",
      "w[j]",
    ),
    f(
      t`-\sum_{n=1}^{N}\left\{t_n\ln y_n+(1-t_n)\ln(1-y_n)\right\}`,
      "-sum(t[n]*log(y[n]) + (1-t[n])*log(1-y[n]), n, 1, N)",
      "y[k]",
    ),
    f(
      t`-\sum_{i=1}^m y_i\log p_i+(1-y_i)\log(1-p_i)`,
      "-sum(y[i]*log(p[i]) + (1-y[i])*log(1-p[i]), i, 1, m)",
      "p[k]",
    ),
    f(t`\frac{1}{1+\mathrm{e}^{-z}}`, "1/(1+exp(-z))", "z"),
    f(t`\ln\frac{p}{1-p}`, "log(p/(1-p))", "p"),
    f(t`\sigma(a)\,\bigl(1-\sigma(a)\bigr)`, "sigmoid(a)*(1-sigmoid(a))", "a"),
    f(
      t`\log\left(1+e^{-y\,\theta^{\mathsf T}x}\right)`,
      "log(1+exp(-y*(theta'*x)))",
      "theta",
      "theta: n, x: n, y: scalar",
    ),
    f(t`\log\sigma(\mathbf{w}\cdot\mathbf{x}+b)`, "log(sigmoid(w'*x+b))", "w", "w: n, x: n, b: scalar"),
    f(
      t`-\frac{1}{m}\left(y^T\log(\sigma(X\theta))+(1-y)^T\log(1-\sigma(X\theta))\right)`,
      "-1/m*(y'*log(sigmoid(X*theta)) + (1-y)'*log(1-sigmoid(X*theta)))",
      "theta",
      "X: m x n, y: m, theta: n",
    ),
    f(
      t`-\mathbf y^\top\ln\boldsymbol\sigma(\mathbf X\mathbf w)-(\mathbf 1-\mathbf y)^\top\ln(\mathbf 1-\boldsymbol\sigma(\mathbf X\mathbf w))`,
      "-y'*log(sigmoid(X*w)) - (1-y)'*log(1-sigmoid(X*w))",
      "w",
      "X: m x n, y: m, w: n",
    ),
    f(
      t`y\theta^{T}x-\log\{1+\exp(\theta^{T}x)\}`,
      "y*(theta'*x) - log(1+exp(theta'*x))",
      "theta",
      "theta: n, x: n, y: scalar",
    ),
    f(t`\prod_{i=1}^{N}p_i^{y_i}(1-p_i)^{1-y_i}`, "prod(p[i]^y[i]*(1-p[i])^(1-y[i]), i, 1, N)", "p[k]"),
  ],
  softmax: [
    f(t`\frac{e^{z_j}}{\sum_{k=1}^{K}e^{z_k}}`, "exp(z[j])/sum(exp(z[k]), k, 1, K)", "z[l]"),
    f(t`-\log\frac{\exp(z_c)}{\sum_{k=1}^K\exp(z_k)}`, "-log(exp(z[c])/sum(exp(z[k]), k, 1, K))", "z[l]"),
    f(t`\ln\sum\limits_{k=1}^{K}e^{z_k}-z_c`, "log(sum(exp(z[k]), k, 1, K)) - z[c]", "z[l]"),
    f(
      t`-\frac1N\sum_{n=1}^N\sum_{k=1}^K t_{nk}\ln y_{nk}`,
      "-1/N*sum(sum(t[n,k]*log(y[n,k]), k, 1, K), n, 1, N)",
      "y[p, q]",
    ),
    f(
      t`-\sum_{k=1}^{K}y_k\log\frac{e^{a_k}}{\sum_{j=1}^{K}e^{a_j}}`,
      "-sum(y[k]*log(exp(a[k])/sum(exp(a[j]), j, 1, K)), k, 1, K)",
      "a[l]",
    ),
    f(
      t`-\log\frac{\exp(w_c^\top x)}{\sum_{j=1}^{K}\exp(w_j^\top x)}`,
      "-log(exp(w[c]'*x)/sum(exp(w[j]'*x), j, 1, K))",
      "w[p, q]",
    ),
    f(t`-y^\top\log\mathrm{softmax}(Wx+b)`, "-y'*log(softmax(W*x+b))", "W", "W: K x n, x: n, b: K, y: K"),
    f(
      t`-\frac{1}{m}\operatorname{tr}\left(Y^\top\log\operatorname{softmax}(XW)\right)`,
      "-1/m*tr(Y'*log(softmax(X*W)))",
      "W",
      "X: m x n, W: n x K, Y: m x K",
    ),
  ],
  "least squares, ridge and lasso": [
    f(
      t`\frac{1}{2m}\left\|X\theta-y\right\|_2^2`,
      "1/(2*m)*norm2(X*theta-y)^2",
      "theta",
      "X: m x n, y: m, theta: n",
    ),
    f(t`\|y-X\beta\|^2+\lambda\|\beta\|^2`, "norm2(y-X*beta)^2 + lambda*norm2(beta)^2", "beta", "X: m x n"),
    f(
      t`\frac12\Vert Xw-y\Vert_2^2+\frac{\lambda}{2}\Vert w\Vert_2^2`,
      "1/2*norm2(X*w-y)^2 + lambda/2*norm2(w)^2",
      "w",
      "X: m x n",
    ),
    f(
      t`\tfrac{1}{2}\lVert\mathbf{A}\mathbf{x}-\mathbf{b}\rVert_2^2+\lambda\lVert\mathbf{x}\rVert_1`,
      "1/2*norm2(A*x-b)^2 + lambda*norm1(x)",
      "x",
      "A: m x n",
    ),
    f(t`(y-X\beta)'(y-X\beta)`, "(y-X*beta)'*(y-X*beta)", "beta", "X: n x p, y: n, beta: p"),
    f(
      t`(\mathbf y-\mathbf X\boldsymbol\beta)^{\prime}(\mathbf y-\mathbf X\boldsymbol\beta)`,
      "(y-X*beta)'*(y-X*beta)",
      "beta",
      "X: n x p, y: n, beta: p",
    ),
    f(
      t`\beta^T X^T X\beta-2y^TX\beta+y^Ty`,
      "beta'*X'*X*beta - 2*y'*X*beta + y'*y",
      "beta",
      "X: n x p, y: n, beta: p",
    ),
    f(
      t`(\mathbf{X}^{\top}\mathbf{X}+\lambda\mathbf{I})^{-1}\mathbf{X}^{\top}\mathbf{y}`,
      "inv(X'*X + lambda*eye(n))*X'*y",
      "y",
      "X: m x n, y: m, lambda: scalar",
    ),
    f(t`\frac1n\sum_{i=1}^n(y_i-a-bx_i)^2`, "1/n*sum((y[i]-a-b*x[i])^2, i, 1, n)", "b"),
    f(
      t`\sum_{i=1}^{n}\left(y_i-\sum_{j=1}^{p}x_{ij}\beta_j\right)^2+\lambda\sum_{j=1}^{p}\beta_j^2`,
      "sum((y[i]-sum(x[i,j]*beta[j], j, 1, p))^2, i, 1, n) + lambda*sum(beta[j]^2, j, 1, p)",
      "beta[k]",
    ),
    f(t`\lambda\sum_{j=1}^p|\beta_j|`, "lambda*sum(abs(beta[j]), j, 1, p)", "beta[k]"),
    f(
      t`\frac{1}{2m}\sum_{i=1}^{m}\left(\theta^Tx^{(i)}-y^{(i)}\right)^2`,
      "1/(2*m)*sum((theta'*x[i]-y[i])^2, i, 1, m)",
      "theta[j]",
    ),
    f(
      t`\lambda\left(\alpha\left\|\beta\right\|_1+\frac{1-\alpha}{2}\left\|\beta\right\|_2^2\right)`,
      "lambda*(alpha*norm1(beta) + (1-alpha)/2*norm2(beta)^2)",
      "beta",
      "beta: p, lambda: scalar, alpha: scalar",
    ),
    f(t`(Xw-y)^\top D(Xw-y)`, "(X*w-y)'*D*(X*w-y)", "w", "X: m x n, D: m x m symmetric, y: m"),
  ],
  "hinge, Huber and other losses": [
    f(t`\max(0,1-y\,f)`, "max(0, 1-y*f)", "f"),
    f(t`\max\left\{0,\;1-yz\right\}`, "max(0, 1-y*z)", "z"),
    f(t`\left[1-yz\right]_+`, "max(0, 1-y*z)", "z"),
    f(t`(1-z)_+^2`, "max(0, 1-z)^2", "z"),
    f(
      t`\frac12w^\top w+C\sum_{i=1}^n\max\bigl(0,\,1-y_i(w^\top x_i+b)\bigr)`,
      "1/2*(w'*w) + C*sum(max(0, 1-y[i]*(w'*x[i]+b)), i, 1, n)",
      "w[j]",
    ),
    f(
      t`\begin{cases}\frac12a^2&\text{for }|a|\le\delta,\\ \delta\left(|a|-\frac12\delta\right)&\text{otherwise.}\end{cases}`,
      "piecewise(abs(a) <= delta, 1/2*a^2, delta*(abs(a)-1/2*delta))",
      "a",
    ),
    f(
      t`\begin{cases} x & x > 0 \\ \alpha(e^x-1) & x \leq 0\end{cases}`,
      "piecewise(x > 0, x, alpha*(exp(x)-1))",
      "x",
    ),
    f(
      t`\left\{\begin{array}{ll} x & \text{if } x\geqslant 0,\\ ax & \text{if } x<0\end{array}\right.`,
      "piecewise(x >= 0, x, a*x)",
      "x",
    ),
    f(t`\max(0,-y\,w^\top x)`, "max(0, -y*(w'*x))", "w", "w: n, x: n, y: scalar"),
    f(t`\ln\cosh(\hat y-y)`, "log(cosh(yhat-y))", "y"),
    f(t`\frac{x}{1+e^{-\beta x}}`, "x/(1+exp(-beta*x))", "x"),
    f(t`\delta^2\left(\sqrt{1+(a/\delta)^2}-1\right)`, "delta^2*(sqrt(1+(a/delta)^2)-1)", "a"),
    f(
      t`\frac{1}{2}x\left(1+\operatorname{erf}\left(\frac{x}{\sqrt2}\right)\right)`,
      "1/2*x*(1+erf(x/sqrt(2)))",
      "x",
    ),
    f(t`-\alpha(1-p)^{\gamma}\log p`, "-alpha*(1-p)^gamma*log(p)", "p"),
  ],
  "Gaussian likelihoods and mixtures": [
    f(
      t`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
      "1/sqrt(2*pi*sigma^2)*exp(-(x-mu)^2/(2*sigma^2))",
      "mu",
    ),
    f(
      t`\frac{1}{\sigma\sqrt{2\pi}}e^{-\frac12\left(\frac{x-\mu}{\sigma}\right)^2}`,
      "1/(sigma*sqrt(2*pi))*exp(-1/2*((x-mu)/sigma)^2)",
      "sigma",
    ),
    f(
      t`-\frac n2\log(2\pi\sigma^2)-\frac{1}{2\sigma^2}\sum_{i=1}^n(x_i-\mu)^2`,
      "-n/2*log(2*pi*sigma^2) - 1/(2*sigma^2)*sum((x[i]-mu)^2, i, 1, n)",
      "sigma",
    ),
    f(
      t`-\frac{N}{2}\ln\sigma^2-\frac{N}{2}\ln(2\pi)-\frac{1}{2\sigma^2}\sum_{n=1}^{N}(x_n-\mu)^2`,
      "-N/2*log(sigma^2) - N/2*log(2*pi) - 1/(2*sigma^2)*sum((x[n]-mu)^2, n, 1, N)",
      "mu",
    ),
    f(
      t`-\frac12\ln|\Sigma|-\frac12(\mathbf x-\boldsymbol\mu)^{\top}\Sigma^{-1}(\mathbf x-\boldsymbol\mu)`,
      "-1/2*log(det(Sigma)) - 1/2*(x-mu)'*inv(Sigma)*(x-mu)",
      "mu",
      "Sigma: n x n posdef, x: n, mu: n",
    ),
    f(
      t`\log\det\Sigma+\mathrm{tr}(S\Sigma^{-1})`,
      "log(det(Sigma)) + tr(S*inv(Sigma))",
      "Sigma",
      "Sigma: n x n posdef, S: n x n",
    ),
    f(
      t`\prod_{i=1}^n\frac{1}{\sqrt{2\pi}}e^{-x_i^2/2}`,
      "prod(1/sqrt(2*pi)*exp(-x[i]^2/2), i, 1, n)",
      "x[k]",
    ),
    f(
      t`\sum_{n=1}^N\ln\left\{\sum_{k=1}^K\phi_k\exp\Bigl(-\tfrac12(x_n-\mu_k)^2\Bigr)\right\}`,
      "sum(log(sum(phi[k]*exp(-1/2*(x[n]-mu[k])^2), k, 1, K)), n, 1, N)",
      "mu[j]",
    ),
    f(
      t`\frac{\phi_k e^{-(x-\mu_k)^2/2}}{\sum_{j=1}^K\phi_j e^{-(x-\mu_j)^2/2}}`,
      "phi[k]*exp(-(x-mu[k])^2/2)/sum(phi[j]*exp(-(x-mu[j])^2/2), j, 1, K)",
      "mu[l]",
    ),
    f(
      t`\frac{\sqrt{\lambda}}{\sqrt{2\pi}}\mathrm{e}^{-\lambda x^2/2}`,
      "sqrt(lambda)/sqrt(2*pi)*exp(-lambda*x^2/2)",
      "lambda",
    ),
    f(
      t`\tfrac12\sum\nolimits_{i=1}^{n}\left(\dfrac{x_i-\mu}{s}\right)^{2}`,
      "1/2*sum(((x[i]-mu)/s)^2, i, 1, n)",
      "mu",
    ),
  ],
  "entropies and divergences": [
    f(t`\sum_{i=1}^n p_i\log\frac{p_i}{q_i}`, "sum(p[i]*log(p[i]/q[i]), i, 1, n)", "q[k]"),
    f(t`-\sum_{i=1}^n p_i\log_2 p_i`, "-sum(p[i]*log2(p[i]), i, 1, n)", "p[k]"),
    f(
      t`-\frac12\sum_{j=1}^{J}\left(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2\right)`,
      "-1/2*sum(1+log(sigma[j]^2)-mu[j]^2-sigma[j]^2, j, 1, J)",
      "mu[k]",
    ),
    f(t`p\ln\frac pq+(1-p)\ln\frac{1-p}{1-q}`, "p*log(p/q) + (1-p)*log((1-p)/(1-q))", "q"),
    f(
      t`\ln\frac{s}{r}+\frac{r^2+(\mu-\nu)^2}{2s^2}-\frac12`,
      "log(s/r) + (r^2+(mu-nu)^2)/(2*s^2) - 1/2",
      "s",
    ),
    f(
      t`\sum_{i=1}^{n}p_i\ln p_i-\sum_{i=1}^{n}p_i\ln q_i`,
      "sum(p[i]*log(p[i]), i, 1, n) - sum(p[i]*log(q[i]), i, 1, n)",
      "p[k]",
    ),
  ],
  "counts and waiting times": [
    f(
      t`\sum_{i=1}^n\left(y_i\,\beta^\top x_i-e^{\beta^\top x_i}\right)`,
      "sum(y[i]*(beta'*x[i]) - exp(beta'*x[i]), i, 1, n)",
      "beta[j]",
    ),
    f(
      t`\prod_{i=1}^n\frac{\lambda^{x_i}e^{-\lambda}}{x_i!}`,
      "prod(lambda^x[i]*exp(-lambda)/x[i]!, i, 1, n)",
      "lambda",
    ),
    f(t`k\ln\lambda-\lambda-\ln k!`, "k*log(lambda) - lambda - log(k!)", "lambda"),
    f(
      t`\alpha\ln\beta-\ln\Gamma(\alpha)+(\alpha-1)\ln x-\beta x`,
      "alpha*log(beta) - log(gamma(alpha)) + (alpha-1)*log(x) - beta*x",
      "alpha",
    ),
    f(t`n\ln\lambda-\lambda\sum_{i=1}^n x_i`, "n*log(lambda) - lambda*sum(x[i], i, 1, n)", "lambda"),
    f(
      t`\sum_{i=1}^n x_i\ln p+\left(n-\sum_{i=1}^n x_i\right)\ln(1-p)`,
      "sum(x[i], i, 1, n)*log(p) + (n-sum(x[i], i, 1, n))*log(1-p)",
      "p",
    ),
    f(
      t`\mathbf 1^{\mathsf T}e^{X\beta}-y^{\mathsf T}X\beta`,
      "ones(n)'*exp(X*beta) - y'*X*beta",
      "beta",
      "X: n x p, y: n, beta: p",
    ),
  ],
  embeddings: [
    f(
      t`-\log\sigma(u_o^\top v_c)-\sum_{k=1}^K\log\sigma(-u_k^\top v_c)`,
      "-log(sigmoid(u[o]'*v[c])) - sum(log(sigmoid(-u[k]'*v[c])), k, 1, K)",
      "v[p, q]",
    ),
    f(
      t`\sum_{i=1}^m\sum_{j=1}^n\left(r_{ij}-p_i^\top q_j\right)^2`,
      "sum(sum((r[i,j]-p[i]'*q[j])^2, j, 1, n), i, 1, m)",
      "p[k, l]",
    ),
    f(
      t`\left\Vert M\odot(R-PQ^{\mathsf T})\right\Vert_F^2`,
      'norm(M .* (R-P*Q\'), "fro")^2',
      "P",
      "M: m x n, R: m x n, P: m x k, Q: n x k",
    ),
    f(
      t`\|X-UV^T\|_F^2+\lambda\left(\|U\|_F^2+\|V\|_F^2\right)`,
      'norm(X-U*V\', "fro")^2 + lambda*(norm(U, "fro")^2 + norm(V, "fro")^2)',
      "U",
      "X: m x n, U: m x k, V: n x k, lambda: scalar",
    ),
    f(
      t`v^\top\operatorname{softmax}\!\left(\frac{Kq}{\sqrt{d}}\right)`,
      "v'*softmax(K*q/sqrt(d))",
      "q",
      "K: m x d, v: m, q: d",
    ),
    f(
      t`\operatorname{tr}\left(G^\top\,\mathrm{softmax}\left(\tfrac{QK^\top}{\sqrt{d}}\right)V\right)`,
      "tr(G'*softmax(Q*K'/sqrt(d))*V)",
      "V",
      "Q: m x d, K: n x d, V: n x p, G: m x p",
    ),
  ],
  "principal components, quadratic forms and matrices": [
    f(t`\frac{u^\top Su}{u^\top u}`, "(u'*S*u)/(u'*u)", "u", "S: n x n symmetric"),
    f(t`\|X-XVV^T\|_F^2`, 'norm(X-X*V*V\', "fro")^2', "V", "X: m x n, V: n x k"),
    f(t`\operatorname{Tr}\left(U^\top SU\right)`, "tr(U'*S*U)", "U", "S: n x n, U: n x k"),
    f(t`u^{\top}Su+\lambda(1-u^{\top}u)`, "u'*S*u + lambda*(1-u'*u)", "u", "S: n x n, u: n, lambda: scalar"),
    f(
      t`\mathbf x^{\intercal}\mathbf A\mathbf x+\mathbf b^{\intercal}\mathbf x+c`,
      "x'*A*x + b'*x + c",
      "x",
      "A: n x n, x: n, b: n, c: scalar",
    ),
    f(
      t`\tfrac12\bm{x}^{\mathrm{T}}\bm{A}\bm{x}-\bm{b}^{\mathrm{T}}\bm{x}`,
      "1/2*x'*A*x - b'*x",
      "x",
      "A: n x n, x: n, b: n",
    ),
    f(t`\vec a\cdot\vec b`, "a'*b", "a", "a: n, b: n"),
    f(t`\langle w,x\rangle^2`, "(w'*x)^2", "w", "w: n, x: n"),
    f(t`A^{-\top}b`, "inv(A)'*b", "b", "A: n x n, b: n"),
    f(t`\log|A|`, "log(det(A))", "A", "A: n x n"),
    f(t`\ln\det(X^\top X)`, "log(det(X'*X))", "X", "X: m x n"),
    f(t`\mathrm{Tr}[AB]`, "tr(A*B)", "A", "A: m x n, B: n x m"),
    f(t`\text{diag}(\sigma(z))\,Wz`, "diag(sigmoid(z))*W*z", "z", "W: n x n, z: n"),
    f(
      t`\sigma(Wx)\odot\bigl(\mathbf 1-\sigma(Wx)\bigr)`,
      "sigmoid(W*x) .* (1-sigmoid(W*x))",
      "x",
      "W: k x n, x: n",
    ),
    f(
      t`(z-Hx)^\top R^{-1}(z-Hx)+(x-\bar x)^\top P^{-1}(x-\bar x)`,
      "(z-H*x)'*inv(R)*(z-H*x) + (x-xbar)'*inv(P)*(x-xbar)",
      "x",
      "H: m x n, R: m x m posdef, P: n x n posdef, x: n, z: m, xbar: n",
    ),
    f(
      t`y^\top(K+\sigma^2I)^{-1}y+\log\left|K+\sigma^2I\right|`,
      "y'*inv(K+sigma^2*eye(n))*y + log(det(K+sigma^2*eye(n)))",
      "sigma",
      "K: n x n posdef, y: n, sigma: scalar",
    ),
    f(t`x^\top(I-uu^\top)x`, "x'*(eye(n)-u*u')*x", "x", "x: n, u: n"),
    f(t`\frac{\mathbf{x}}{\lVert\mathbf{x}\rVert}`, "x/norm2(x)", "x", "x: n"),
    f(
      t`\bigl\lVert\, Y-XB\,\bigr\rVert_{\mathrm F}^{2}`,
      'norm(Y-X*B, "fro")^2',
      "B",
      "Y: m x k, X: m x n, B: n x k",
    ),
  ],
  "neural networks": [
    f(t`\tanh(wx+b)`, "tanh(w*x+b)", "w"),
    f(t`\frac{1}{2}\bigl(y-\sigma(wx+b)\bigr)^2`, "1/2*(y-sigmoid(w*x+b))^2", "w"),
    f(t`\operatorname{ReLU}(wx+b)`, "relu(w*x+b)", "w"),
    f(
      t`\frac12\left\|V\,\sigma(Wx+b)+c-y\right\|^2`,
      "1/2*norm2(V*sigmoid(W*x+b)+c-y)^2",
      "W",
      "W: h x n, V: k x h, x: n, b: h, c: k, y: k",
    ),
    f(t`\frac12\sum_{k=1}^{K}(a_k-t_k)^2`, "1/2*sum((a[k]-t[k])^2, k, 1, K)", "a[l]"),
    f(
      t`\sum_{j=1}^{H}v_j\tanh\left(\sum_{i=1}^{D}w_{ji}x_i+b_j\right)`,
      "sum(v[j]*tanh(sum(w[j,i]*x[i], i, 1, D)+b[j]), j, 1, H)",
      "w[p, q]",
    ),
    f(
      t`z=wx+b,\quad a=\sigma(z),\quad \mathcal{L}=\tfrac12(a-y)^2`,
      "z = w*x+b; a = sigmoid(z); 1/2*(a-y)^2",
      "w",
    ),
    f(t`\frac{e^{x}-e^{-x}}{e^{x}+e^{-x}}`, "(exp(x)-exp(-x))/(exp(x)+exp(-x))", "x"),
    f(t`\ln(1+e^x)`, "log(1+exp(x))", "x"),
    f(t`x\cdot\operatorname{sigmoid}(x)`, "x*sigmoid(x)", "x"),
  ],
  "calculus in different hands": [
    f(t`\sin^2 x+\cos^2x`, "sin(x)^2+cos(x)^2", "x"),
    f(t`\sin^{-1}x`, "asin(x)", "x"),
    f(t`\arctan\frac{x}{a}`, "atan(x/a)", "x"),
    f(t`\sqrt[3]{x^2+1}`, "cbrt(x^2+1)", "x"),
    f(t`\sqrt[n]{x}`, "nthRoot(x, n)", "x"),
    f(t`\ln|x|`, "log(abs(x))", "x"),
    f(t`\log_{10}x`, "log10(x)", "x"),
    f(t`\log_a x`, "log(x, a)", "x"),
    f(t`\exp\{-x^2/2\}`, "exp(-x^2/2)", "x"),
    f(t`a^{bx}`, "a^(b*x)", "x"),
    f(t`x^2\sin\frac1x`, "x^2*sin(1/x)", "x"),
    f(t`\ln\ln x`, "log(log(x))", "x"),
    f(t`\sin2x\cos3x`, "sin(2*x)*cos(3*x)", "x"),
    f(t`x\ln x-x`, "x*log(x)-x", "x"),
    f(t`\ln x^2`, "log(x^2)", "x"),
    f(t`e^{\sin x}`, "exp(sin(x))", "x"),
    f(t`\frac{\mathrm{d}}{\mathrm{d}x}\left(x^2e^x\right)`, "diff(x^2*exp(x), x)", "x"),
    f(t`\dfrac{d^2}{dx^2}\sin x`, "diff(diff(sin(x), x), x)", "x"),
    f(t`\frac{\partial}{\partial x}x^2y+y^3`, "diff(x^2*y, x) + y^3", "x"),
    f(t`0.5\,x^2+3\times10^{-2}x`, "0.5*x^2+3*10^(-2)*x", "x"),
    f(t`|x|^p`, "abs(x)^p", "x"),
    f(t`x_{\text{max}}-x_{\min}`, "x_max-x_min", "x_max"),
    f(t`\frac12 m v_{\mathrm{eff}}^2`, "1/2*m*v_eff^2", "v_eff"),
    f(t`x(x+1)(x-1)`, "x*(x+1)*(x-1)", "x"),
    f(t`3x^2y-\frac{2}{3}xy^2`, "3*x^2*y-2/3*x*y^2", "x"),
    f(t`x^{\frac{3}{2}}+x^{-1/2}`, "x^(3/2)+x^(-1/2)", "x"),
    f(t`\left(1+\frac1n\right)^{n}`, "(1+1/n)^n", "n"),
    f(t`2\pi r`, "2*pi*r", "r"),
    f(t`\frac{\sin x}{\cos x}`, "sin(x)/cos(x)", "x"),
    f(t`x - \frac{x^2-a}{2x}`, "x-(x^2-a)/(2*x)", "x"),
    f(t`\prod\limits_{i=1}^{n}p^{x_i}(1-p)^{1-x_i}`, "prod(p^x[i]*(1-p)^(1-x[i]), i, 1, n)", "p"),
    f(t`\displaystyle\sum_{i=1}^{n}w_i\,(x_i-\mu)^2`, "sum(w[i]*(x[i]-mu)^2, i, 1, n)", "mu"),
    f(t`\sum_{k=0}^{n}a_kx^k`, "sum(a[k]*x^k, k, 0, n)", "x"),
    f(t`\mathrm{e}^{-\lambda t}\cos\omega t`, "exp(-lambda*t)*cos(omega*t)", "t"),
    f(t`\frac{1}{\sqrt{1-v^2/c^2}}`, "1/sqrt(1-v^2/c^2)", "v"),
    f(t`\tan^{-1}\left(\frac yx\right)`, "atan(y/x)", "x"),
    f(t`A\sin(\omega t+\varphi)`, "A*sin(omega*t+phi)", "t"),
  ],
};
