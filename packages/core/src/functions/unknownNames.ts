/** Which names are free for unknown functions. */
import { greekNames } from "../expr/greek.js";

/** A letter, a Greek one but π by its name. */
const letter = `[A-Za-z]|${greekNames.filter((name) => name !== "pi").join("|")}`;

/** One letter, a Greek letter, one of these with digits or an underscore and more: f, g1, phi, u_t, F. */
const abstract = new RegExp(`^(${letter})(\\d+|_\\w+)?$`);

export const isUnknownName = (name: string): boolean => abstract.test(name);
