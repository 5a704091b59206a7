/** `derive check --batch FILE.jsonl`: streams in and out, one answer for each record. */
export { checkBatch } from "../batch/command.js";
