/** The expression layer: nodes, constructors, walks, binders. Everything else is built on it. */
export { Arena, currentArena, smallIntegerOf } from "./arena.js";
export * from "./binding.js";
export * from "./construct.js";
export * from "./memo.js";
export type * from "./node.js";
export { NodeMap } from "./nodeMap.js";
export * from "./rational.js";
export * from "./relations.js";
export * from "./traverse.js";
