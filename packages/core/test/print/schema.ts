/** As much of JSON Schema as the published schema uses. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ofType: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
};

/** What in a value breaks the schema, each with its place. */
export function violations(root: Schema, value: unknown): string[] {
  const check = (schema: Schema, here: unknown, place: string): string[] => {
    if (schema.$ref !== undefined) {
      const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
      return target === undefined ? [`${place}: unknown ${schema.$ref}`] : check(target, here, place);
    }
    const { anyOf } = schema;
    if (anyOf !== undefined) {
      const tried = anyOf.map((option) => check(option, here, place));
      return tried.some((found) => found.length === 0) ? [] : tried.flat();
    }
    if ("const" in schema && here !== schema.const) return [`${place}: not ${schema.const}`];
    if (schema.enum !== undefined && !schema.enum.includes(here))
      return [`${place}: none of ${schema.enum.join(", ")}`];
    if (schema.type !== undefined && ofType[schema.type]?.(here) !== true)
      return [`${place}: not a ${schema.type}`];
    if (schema.minimum !== undefined && (here as number) < schema.minimum) return [`${place}: too small`];
    if (Array.isArray(here))
      return here.flatMap((item, k) =>
        schema.items === undefined ? [] : check(schema.items, item, `${place}/${k}`),
      );
    if (!isObject(here)) return [];
    const missing = (schema.required ?? [])
      .filter((name) => !(name in here))
      .map((name) => `${place}: ${name} is missing`);
    const inside = Object.entries(here).flatMap(([name, item]) => {
      const own = schema.properties?.[name] ?? schema.additionalProperties;
      return own === undefined ? [] : check(own, item, `${place}/${name}`);
    });
    return [...missing, ...inside];
  };
  return check(root, value, "");
}
