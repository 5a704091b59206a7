/** Values at high precision: known ones to forty digits, the same at another precision, and the same in double. */
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FunctionSpec, functionNamed, functions } from "../../src/index.js";

const Fine = Decimal.clone({ precision: 50 });
const Finer = Decimal.clone({ precision: 90 });

/** Computed with sixty digits by an arbitrary-precision library and rounded to forty. */
const references: readonly (readonly [string, readonly string[], string])[] = [
  ["erf", ["0.5"], "0.5204998778130465376827466538919645287365"],
  ["erf", ["1e-9"], "0.000000001128379167095512573520032514089707647169"],
  ["erf", ["-3.25"], "-0.9999956972205363248781695241048697634024"],
  ["erf", ["11.5"], "1.000000000000000000000000000000000000000"],
  ["erf", ["13"], "1.000000000000000000000000000000000000000"],
  ["erfc", ["-2"], "1.995322265018952734162069256367252928611"],
  ["erfc", ["0.75"], "0.2888443663464848684010621654085892226258"],
  ["erfc", ["5.5"], "7.357847917974398063068362398570090208223e-15"],
  ["erfc", ["20"], "5.395865611607900928934999167905345604088e-176"],
  ["erfc", ["300"], "5.901060993708933363917350229301693984081e-39090"],
  ["gamma", ["0.1"], "9.513507698668731836292487177265402192551"],
  ["gamma", ["4.5"], "11.63172839656744892914422410942626526211"],
  ["gamma", ["170.25"], "1.540656022718819032883323494201494960964e+305"],
  ["gamma", ["1e-12"], "999999999999.4227843350994561953888149750"],
  ["lgamma", ["0.1"], "2.252712651734205959869701646368495118616"],
  ["lgamma", ["1.0000000001"], "-0.00000000005772156648192861572681076246023764061861"],
  ["lgamma", ["1.46875"], "-0.1214618305876504020572298732383510692744"],
  ["lgamma", ["2.0000000001"], "0.00000000004227843351307138427352257087307069271472"],
  ["lgamma", ["1e8"], "1742068066.103834709276216502789188614305"],
  ["digamma", ["0.0625"], "-16.47885349006010436650572378280199458637"],
  ["digamma", ["1.4616321449"], "-0.00000000006615234027576353889225806039409803312357"],
  ["digamma", ["1e6"], "13.81551005796419077077461540310618524560"],
  ["polygamma", ["1", "0.25"], "17.19732915450711073927131911933522402151"],
  ["polygamma", ["4", "2.5"], "-0.3137559995067313633754280968729272073077"],
  ["polygamma", ["10", "77"], "-5.282125117257816192782518469508474899610e-14"],
  ["sinh", ["1e-15"], "1.000000000000000000000000000000166666667e-15"],
  ["tanh", ["1e-15"], "9.999999999999999999999999999996666666667e-16"],
  ["tanh", ["30"], "0.9999999999999999999999999824869784746070"],
  ["cosh", ["700"], "5.071160273675022547276647976156338076023e+303"],
  ["csch", ["-0.001"], "-999.9998333333527777757275134374999786640"],
  ["expm1", ["-1e-20"], "-9.999999999999999999950000000000000000000e-21"],
  ["log1p", ["1e-20"], "9.999999999999999999950000000000000000000e-21"],
  ["softplus", ["-400"], "1.915169596714005695019839778654264350742e-174"],
  ["softplus", ["0.5"], "0.9740769841801066808729973550811707497556"],
  ["sigmoid", ["-40"], "4.248354255291588977280720904404506371435e-18"],
  ["logit", ["0.5000001"], "0.0000004000000000000053333333333334613333333333"],
  ["tan", ["1.5707963267948966"], "51998506188720270.66019474166122686847581"],
  ["cot", ["3.14159265358979"], "-308788493220129.3574786585956730973996517"],
  ["asech", ["0.99999999"], "0.0001414213568265651596696574529030645835111"],
  ["atan2", ["1", "-3"], "2.819842099193151045061238768920841565176"],
  ["acoth", ["-1.0000001"], "-8.405621440759131923771606985456915094006"],
  ["log", ["8", "3"], "1.892789260714372311298581343028282562899"],
  ["nthRoot", ["-10", "3"], "-2.154434690031883721759293566519350495259"],
];

const apart = (a: Decimal, b: Decimal): number =>
  a.eq(b) ? 0 : new Finer(a).minus(b).abs().div(Finer.max(a.abs(), b.abs())).toNumber();

describe("known values, to forty digits", () => {
  it.each(references)("%s(%s)", (name, args, value) => {
    const own = (functionNamed(name) as FunctionSpec).precise(...args.map((u) => new Fine(u)));
    expect(apart(own, new Finer(value))).toBeLessThan(1e-39);
  });
});

const runs = Number(process.env.DERIVE_RUNS ?? 300);
const seed = Number(process.env.DERIVE_SEED ?? 20261123);

/** Numbers of every size, more of them about 0, 1 and -1. */
const argument = fc.oneof(
  fc.integer({ min: -4096, max: 4096 }).map((k) => k / 512),
  fc.integer({ min: -4096, max: 4096 }).map((k) => k / 16),
  fc
    .tuple(fc.constantFrom(-1, -0.5, 0, 0.5, 1, 2), fc.integer({ min: -64, max: 64 }))
    .map(([centre, k]) => centre + k * 2 ** -40),
);
const whole = (least: number, most: number) => fc.integer({ min: least, max: most });
const argumentsOf = ({ name, arity: [least] }: FunctionSpec): fc.Arbitrary<number[]> => {
  if (name === "polygamma") return fc.tuple(whole(0, 6), argument);
  if (name === "nthRoot") return fc.tuple(argument, whole(-5, 5));
  if (name === "delta") return fc.tuple(whole(1, 3), whole(1, 3));
  return fc.array(argument, { minLength: least, maxLength: least });
};

describe.each(functions.map((spec) => [spec.name, spec] as const))("%s", (_, spec) => {
  it("is right to the last digits, and what it is in double precision", () => {
    fc.assert(
      fc.property(argumentsOf(spec), (args) => {
        const fine = spec.precise(...args.map((u) => new Fine(u)));
        const double = spec.evaluate(...args);
        if (Number.isNaN(double)) expect(fine.isFinite()).toBe(false);
        if (!fine.isFinite() || fine.abs().gt(1e300)) return;
        const finer = spec.precise(...args.map((u) => new Finer(u)));
        expect(apart(fine, finer)).toBeLessThan(1e-46);
        // Where a value hangs on the last bit of its argument, doubles lose digits.
        const [moved = double] = args.map((u, k) =>
          spec.evaluate(...args.map((v, l) => (k === l ? u * (1 + 1e-15) + 1e-300 : v))),
        );
        const shake = Number.isFinite(moved) ? Math.abs(moved - double) : 0;
        if (Number.isFinite(double) && Math.abs(double) > 1e-290)
          expect(Math.abs(finer.toNumber() - double)).toBeLessThanOrEqual(
            1e-11 * Math.abs(double) + 4 * shake,
          );
      }),
      { numRuns: Math.ceil(runs / 8), seed },
    );
  });
});
