export { checkWorking } from "./check.js";
export { namesOf } from "./heads.js";
export type { Mistake } from "./mistake.js";
export { mistakes } from "./mistakes/index.js";
export type { CheckedLine, CheckReport, Explanation, LineVerdict } from "./report.js";
export { type Candidate, candidatesOn, improbability } from "./search.js";
export { readTextWorking } from "./text/working.js";
export { chaptersOf } from "./ways.js";
export type { Part, ReadingNote, Working, WorkingLine, Written } from "./working.js";
