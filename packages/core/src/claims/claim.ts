/**
 * A function that somebody wrote, as a claim about a derivative: what it has to be given, data to give it, and what
 * its answers say. Numbers refute; that they agree at all data is no proof, and is told with how far they agree.
 */

import type { Derivation } from "../derive/derivation.js";
import { deriveProblem } from "../derive/derive.js";
import { granting } from "../derive/lines.js";
import {
  costIndices,
  type Derived,
  type Index,
  NotCode,
  resultIndices,
  withFullExtents,
} from "../emit/index.js";
import { Arena, type Expr, freeNames, freshName, type Variable } from "../expr/index.js";
import { DeriveError, type ProblemOptions, parseProblem, readAssumptions } from "../parse/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { orSkipped } from "../verify/orSkipped.js";
import { type Roles, rolesIn } from "../verify/point.js";
import { type DataSet, dataSet, symmetricData } from "./dataset.js";
import { type Differences, differencesOf } from "./differences.js";
import { type Input, inputsOf } from "./inputs.js";
import { type Numbers, relativeError } from "./numbers.js";
import { allFinite, valuesOf } from "./values.js";

/** Data with what is right for them. */
export interface Trial {
  readonly data: DataSet;
  readonly gradient: Numbers;
  /** The gradient by differences of the cost; undefined where they say nothing: a second derivative, a kink. */
  readonly differences: Differences | undefined;
}

/** Data sets that are asked for, and how many are looked at for them. */
const wanted = 6;
const mostLookedAt = 40;

/** Where the data for trials come from. */
interface Source {
  readonly derived: Derived;
  readonly indices: readonly Index[];
  readonly roles: Roles;
  readonly inputs: readonly Input[];
}

export class GradientClaim {
  readonly #arena: Arena;
  readonly #source: Source;

  private constructor(
    arena: Arena,
    readonly derivation: Derivation,
    source: Source,
    readonly trials: readonly Trial[],
  ) {
    this.#arena = arena;
    this.#source = source;
  }

  /**
   * Derives the gradient of a problem and makes data for it.
   * @throws DeriveError for input that cannot be read or differentiated, or that no data fit
   */
  static of(source: string, options: ProblemOptions): GradientClaim {
    const arena = new Arena();
    return arena.run(() => {
      if (options.implicit !== undefined)
        throw notSupported(
          "an implicit derivative is not compared with code",
          "solve the equation for the name",
        );
      const parsed = parseProblem(source, options);
      const derivation = deriveProblem(parsed);
      const { result, assumptions, lines } = derivation;
      const problem = withFullExtents(parsed);
      const derived = { problem, result, assumptions, of: lines[lines.length - 1]?.of ?? result };
      const indices = indicesOf(derived);
      const roles = rolesIn([problem.expression, result, ...problem.variables], problem);
      const inputs = inputsOf(problem, roles).filter(({ name }) =>
        indices.every(([index]) => index !== name),
      );
      const from: Source = { derived, indices, roles, inputs };
      const trials = trialsFrom(from, []).map((trial) => withDifferences(trial, derived));
      if (trials.length > 0) return new GradientClaim(arena, derivation, from, trials);
      throw notSupported(
        "no data were found at which the cost and its derivative have values",
        'say what holds for the names: --assume "x > 0; y in {0, 1}"',
      );
    });
  }

  get problem(): Problem {
    return this.#source.derived.problem;
  }

  /** What a function for the derivative can be given. */
  get inputs(): readonly Input[] {
    return this.#source.inputs;
  }

  /** At data where no transpose shows; undefined where there are no matrices, or no such data. */
  get symmetricTrial(): Trial | undefined {
    const { derived, indices, roles, inputs } = this.#source;
    if (inputs.every(({ dims }) => dims.length !== 2)) return undefined;
    return this.#arena.run(() => {
      const data = symmetricData(derived.problem, settingOf(derived), roles, inputs);
      return data && orSkipped(() => trialOf(derived, indices, data));
    });
  }

  /**
   * Trials at data for which more holds than was granted.
   * @param relation in the input language: "y in {0, 1}"
   */
  trialsWhere(relation: string): readonly Trial[] {
    return this.#arena.run(() => trialsFrom(this.#source, readAssumptions(relation)));
  }

  /** In the input language. */
  get answer(): string {
    return this.#arena.run(() => toText(this.derivation.result));
  }

  /**
   * Relations that are often meant and not said, in the input language: labels are 0 or 1, a row of labels has one 1.
   * Those of data of which something is granted already are left out.
   */
  get unstated(): readonly string[] {
    return this.#arena.run(() => {
      const known = new Set(this.problem.assumptions.flatMap((relation) => [...freeNames(relation)]));
      return this.inputs
        .filter(({ name, role }) => role === "data" && !known.has(name))
        .map(({ name, dims }) => {
          const [, columns] = dims;
          const labels = `${name} in {0, 1}`;
          if (columns === undefined) return labels;
          const [i, k] = ["i", "k"].map((letter) =>
            freshName(letter, freeNames(columns), this.problem.counts),
          );
          return `${labels}; sum(${name}[${i}, ${k}], ${k}, 1, ${toText(columns)}) = 1`;
        });
    });
  }

  /** Does something with the problem's expressions. */
  run<T>(f: () => T): T {
    return this.#arena.run(f);
  }

  /** The free indices of the derivative, each with its extent. */
  get indices(): readonly Index[] {
    return this.#source.indices;
  }
}

const settingOf = ({ problem, assumptions }: Derived): Problem => granting(problem, assumptions);

function trialsFrom({ derived, indices, roles, inputs }: Source, granted: readonly Expr[]): Trial[] {
  const setting = granting(settingOf(derived), granted);
  const trials: Trial[] = [];
  for (let k = 0; k < mostLookedAt && trials.length < wanted; k++) {
    const data = dataSet(derived.problem, setting, roles, inputs, k);
    const trial = data && orSkipped(() => trialOf(derived, indices, data));
    if (trial !== undefined) trials.push(trial);
  }
  return trials;
}

function indicesOf(derived: Derived): readonly Index[] {
  try {
    return resultIndices(derived);
  } catch (error) {
    if (!(error instanceof NotCode)) throw error;
    throw notSupported(`this is no gradient that code can be compared with: ${error.message}`, error.hint);
  }
}

const notSupported = (message: string, hint: string): DeriveError =>
  new DeriveError("not-supported", message, "", undefined, hint);

/** Undefined where the cost or its derivative has no value. */
function trialOf({ problem, result }: Derived, indices: readonly Index[], data: DataSet): Trial | undefined {
  const gradient = valuesOf(result, indices, data);
  const isDefined =
    allFinite(gradient) && allFinite(valuesOf(problem.expression, costIndices(problem), data));
  return isDefined ? { data, gradient, differences: undefined } : undefined;
}

function withDifferences({ data, gradient }: Trial, { problem }: Derived): Trial {
  const [x, other] = problem.variables as readonly [Variable, ...Variable[]];
  const found = other === undefined ? orSkipped(() => differencesOf(problem, x, data)) : undefined;
  const size = Math.max(1, ...gradient.entries.map(Math.abs));
  const says =
    found !== undefined &&
    allFinite(found) &&
    found.error <= settled * size &&
    String(found.shape) === String(gradient.shape);
  return { data, gradient, differences: says ? found : undefined };
}

/** Differences whose estimated error is larger, relative to the gradient, say nothing. */
const settled = 1e-6;

/** How far the differences are from the derived gradient at most; undefined where they say nothing. */
export function confirmation(trials: readonly Trial[]): number | undefined {
  const errors = trials.flatMap(({ gradient, differences }) =>
    differences === undefined ? [] : [relativeError(gradient, differences)],
  );
  return errors.length === 0 ? undefined : Math.max(...errors);
}
