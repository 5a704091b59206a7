/** Names for the parts that expressions share. */
export { type Share, Sharing, type Surroundings, shares, sharingOf } from "./sharing.js";
