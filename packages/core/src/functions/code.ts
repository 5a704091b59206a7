/** How a function is written in the languages that code is emitted in. */

export const targets = ["numpy", "jax", "torch", "typescript", "julia"] as const;
export type Target = (typeof targets)[number];

/** A definition that is put in front of code that needs it. In Julia and TypeScript it takes numbers, elsewhere
 *  arrays; for NumPy its first argument is the array namespace xp. */
export interface Helper {
  readonly name: string;
  readonly source: string;
  /** Helpers that the source calls. */
  readonly needs?: readonly Helper[];
}

/**
 * The name that a function is called by, a pattern with `$1`, `$2` in the place of its arguments, or a helper.
 * @example "xp.sin"; "xp.logaddexp(0, $1)"
 */
export type CodeName = string | Helper;

/** A language that is missing has no such function: its definition is written instead, if it has one. */
export type CodeNames = Readonly<Partial<Record<Target, CodeName>>>;

const arrayModules = { numpy: "xp", jax: "jnp", torch: "torch" } as const;

/** The same name in every language. @example everywhere("sin") */
export const everywhere = (name: string): CodeNames => ({
  numpy: `xp.${name}`,
  jax: `jnp.${name}`,
  torch: `torch.${name}`,
  typescript: `Math.${name}`,
  julia: name,
});

/** A name of the array API standard that NumPy before version 2, and Dask, spell in another way: acos, arccos. */
export const renamed = (name: string, older: string, args: readonly string[] = ["u"]): CodeNames => {
  const list = args.join(", ");
  return {
    ...everywhere(name),
    numpy: {
      name: `_${name}`,
      source: [
        `def _${name}(xp, ${list}):`,
        `    """${older} under its name in the array API standard, where xp knows that."""`,
        `    return xp.${name}(${list}) if hasattr(xp, "${name}") else xp.${older}(${list})`,
      ].join("\n"),
    },
    jax: `jnp.${older}`,
  };
};

/**
 * A function of arrays that the array languages do not have, or not in a stable form.
 * @param lines of Python; `xp` stands for the module of arrays
 */
export function inPython(name: string, meaning: string, lines: readonly string[], args = "u"): CodeNames {
  const inModule = (module: string, first: string): Helper => ({
    name: `_${name}`,
    source: [
      `def _${name}(${first}${args}):`,
      `    """${meaning}"""`,
      ...lines.map((line) => `    ${line.replaceAll("xp.", `${module}.`)}`),
    ].join("\n"),
  });
  return {
    numpy: inModule(arrayModules.numpy, "xp, "),
    jax: inModule(arrayModules.jax, ""),
    torch: inModule(arrayModules.torch, ""),
  };
}

/** A function of one number. @param body an expression in u, or lines that end in a return */
export function inTypeScript(name: string, meaning: string, ...lines: readonly string[]): CodeNames {
  const source = [
    `/** ${meaning} */`,
    `function ${name}(u: number): number {`,
    ...lines.map((line) => `  ${line}`),
    "}",
  ].join("\n");
  return { typescript: { name, source } };
}

/** A function of one number. */
export function inJulia(name: string, meaning: string, value: string): CodeNames {
  return { julia: { name, source: `"${meaning}"\n${name}(u) = ${value}` } };
}

/** A special function: SciPy has it, not NumPy; in Julia the package SpecialFunctions. */
export const special = (scipy: string, jax: string, torch: string, julia: string): CodeNames => ({
  numpy: `special.${scipy}`,
  jax,
  torch,
  julia: `SpecialFunctions.${julia}`,
});
