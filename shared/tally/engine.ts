/** Which arithmetic computed an outcome; raised whenever any outcome could differ. Stands beside every outcome in the record. */
export const ENGINE = 'plenary-rules 3'
