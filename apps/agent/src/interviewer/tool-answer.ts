/** What a tool tells the model: one line of JSON. */
export const answer = (fields: Record<string, unknown>): string => JSON.stringify(fields)
