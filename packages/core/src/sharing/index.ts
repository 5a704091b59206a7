/** Names for the parts that expressions share. */
export { namesIn } from "./names.js";
export { type Share, Sharing, type Surroundings, shares, sharingOf } from "./sharing.js";
