/** The name that the differential of the variable gets: d_x, which nobody else would write. */
export const differentialName = (variable: string): string => `d_${variable}`;
