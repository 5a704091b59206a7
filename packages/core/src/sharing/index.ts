/** Names for the parts that expressions share. */
export { namesIn } from "./names.js";
export { type Share, shares } from "./share.js";
export { Sharing, type Surroundings, sharingOf } from "./sharing.js";
