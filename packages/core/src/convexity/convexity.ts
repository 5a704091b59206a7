/** Is a cost convex? By composition, by the Hessian, or refuted by numbers. */
import { type Expr, neg, num, rel } from "../expr/index.js";
import { domainConditions, stated } from "../facts/index.js";
import { toText } from "../print/text.js";
import type { Problem, Setting } from "../problem/problem.js";
import { kernelLabel, kernelSource } from "./definite/kernels.js";
import { type Domain, domainOf } from "./domain.js";
import { type Grade, isAffine } from "./finding.js";
import { byHessian, type HessianProof } from "./hessian.js";
import { Judge } from "./judge.js";
import { type NonConvexity, refutation } from "./refute.js";
import type { ConvexityReport, ConvexityStep, ConvexityVerdict } from "./report.js";
import { kinkIn } from "./smooth.js";
import { curvatureSteps, definiteSteps, definiteWords, degrees, visible } from "./steps.js";
import { WrittenOut } from "./written.js";

const secondOrder = "Boyd & Vandenberghe, Convex Optimization, 3.1.4";

interface Proof {
  readonly verdict: "convex" | "concave" | "affine";
  readonly grade: Grade;
  readonly by: "Hessian" | "composition";
  readonly derivation: HessianProof["derivation"] | undefined;
  readonly steps: readonly ConvexityStep[];
}

/** The question for a problem, its variables taken together. Runs in the arena in force. */
export function convexityOf(problem: Problem): ConvexityReport {
  const written = new WrittenOut(problem);
  const cost = written.of(problem.expression);
  const { variables } = problem;
  const domain = domainOf(cost, problem, variables);
  const judge = new Judge(domain.setting, variables);
  const kink = kinkIn(cost, judge);
  const tried: string[] = domain.open.map(
    (part) => `the domain, which is not shown to be convex: ${told(part, written)}`,
  );
  const composed = domain.open.length > 0 ? undefined : byComposition(cost, judge, written, tried);
  const ask = (e: Expr): NonConvexity | undefined =>
    mayRefute(domain, kink) ? refutation(e, variables, within(domain), kink === undefined) : undefined;
  const numbers = composed === undefined ? ask(cost) : undefined;
  // What is bent both ways has no Hessian of one sign, and need not wait for one.
  const isBentBothWays = numbers !== undefined && ask(neg(cost)) !== undefined;
  const proof = isBentBothWays ? undefined : proofOf(problem, composed, domain, judge, written, kink, tried);
  const common = {
    problem,
    domain: domain.conditions.map((relation) => written.named(relation)),
    assumptions: assumptionsOf(problem, cost, judge),
    tried,
    wanted: wantedOf(judge),
  };
  if (proof !== undefined) {
    const { verdict, grade, by, derivation, steps } = proof;
    return { ...common, verdict, degree: degrees[grade], by, derivation, steps, refutation: undefined };
  }
  if (numbers === undefined) tried.push("numbers: no chord below the cost was found");
  const verdict: ConvexityVerdict = numbers === undefined ? "undecided" : "not convex";
  const by = numbers === undefined ? undefined : "numbers";
  return { ...common, verdict, degree: "", by, derivation: undefined, steps: [], refutation: numbers };
}

const told = (part: Expr | string, written: WrittenOut): string =>
  typeof part === "string" ? part : toText(written.named(part));

/** Beside a hole in the domain only short chords with negative curvature say something. */
const mayRefute = ({ open }: Domain, kink: Expr | undefined): boolean =>
  open.length === 0 ||
  (kink === undefined && open.every((part) => typeof part !== "string" && !isMembership(part)));

const isMembership = (relation: Expr): boolean => relation.kind === "rel" && relation.name === "in";

/** Every condition of the domain as granted: what has a number there need not have a value. */
const within = ({ setting, open }: Domain): Setting => ({
  ...setting,
  assumptions: [
    ...setting.assumptions,
    ...open.filter((part) => typeof part !== "string" && part.kind === "rel"),
  ],
});

/** Of the two proofs the one that says more; where they say the same, the Hessian's. */
function proofOf(
  problem: Problem,
  composed: Proof | undefined,
  domain: Domain,
  judge: Judge,
  written: WrittenOut,
  kink: Expr | undefined,
  tried: string[],
): Proof | undefined {
  if (domain.open.length > 0 || composed?.verdict === "affine") return composed;
  const second = secondDerivative(problem, judge, written, kink, tried);
  if (second === undefined) return composed;
  return composed !== undefined && composed.grade > second.grade ? composed : second;
}

function byComposition(cost: Expr, judge: Judge, written: WrittenOut, tried: string[]): Proof | undefined {
  const found = judge.curved(cost);
  if (found === undefined) {
    tried.push("composition: no rule shows the curvature of the whole from its parts");
    return undefined;
  }
  const { curvature, grade, open } = found.finding;
  const steps = curvatureSteps(cost, judge, written);
  const common = { by: "composition", derivation: undefined, steps } as const;
  if (isAffine(found.finding)) return { ...common, verdict: "affine", grade: 0 };
  return { ...common, verdict: curvature as "convex" | "concave", grade: open.size === 0 ? grade : 0 };
}

function secondDerivative(
  problem: Problem,
  judge: Judge,
  written: WrittenOut,
  kink: Expr | undefined,
  tried: string[],
): Proof | undefined {
  if (kink !== undefined) {
    tried.push(`the Hessian: the cost is not shown to be smooth at ${toText(written.named(kink))}`);
    return undefined;
  }
  const found = byHessian(problem, judge, written);
  if (typeof found === "string") {
    tried.push(found);
    return undefined;
  }
  return fromHessian(found, judge, written);
}

function fromHessian(proof: HessianProof, judge: Judge, written: WrittenOut): Proof {
  const { sign, grade, derivation } = proof;
  const verdict = sign === 0 ? "affine" : sign > 0 ? "convex" : "concave";
  const steps = hessianSteps(proof, judge, written);
  return { verdict, grade: sign === 0 ? 0 : grade, by: "Hessian", derivation, steps };
}

function hessianSteps(proof: HessianProof, judge: Judge, written: WrittenOut): ConvexityStep[] {
  const { form, sign, grade, hessian, derivation } = proof;
  const expression = derivation.result;
  const needs = visible(proof.needs, judge.setting, written);
  const plain = { degree: "", source: secondOrder } as const;
  switch (form) {
    case "zero":
      return [{ ...plain, expression, says: "zero", rule: "second-order", label: "no slope changes", needs }];
    case "number": {
      const relation = rel(sign > 0 ? (grade > 0 ? ">" : ">=") : grade > 0 ? "<" : "<=", expression, num(0));
      const label = "by the signs of its parts";
      return [{ ...plain, expression: relation, says: "holds", rule: "second-order", label, needs }];
    }
    case "kernel": {
      const says = definiteWords({ sign: sign < 0 ? -1 : 1, grade });
      return [
        { ...plain, expression, says, rule: "kernel", label: kernelLabel, source: kernelSource, needs },
      ];
    }
    case "matrix":
      return definiteSteps(hessian, judge, written);
  }
}

/** Signs that would have decided, said as a person would. */
function wantedOf({ wanted, setting }: Judge): Expr[] {
  const plain = wanted.flatMap((relation) => {
    const [subject, zero] = relation.args as readonly [Expr, Expr];
    const upright = subject.kind === "transpose" ? rel(">=", subject.args[0], zero) : relation;
    return stated(upright, setting);
  });
  return [...new Set(plain)];
}

/** What the constants must be, beside what was granted. */
function assumptionsOf(problem: Problem, cost: Expr, judge: Judge): Expr[] {
  const needed = domainConditions(cost, problem).filter(
    (relation) => !judge.moves(relation) && !judge.has(relation),
  );
  return [...new Set([...problem.assumptions, ...needed])];
}
