/** Of the Bayes-optimal error, on the picture and in its legend. */
export const REFERENCE_STROKE = 'stroke-width="2" stroke-dasharray="7 4"';
/** Of the square loss's least error. */
export const GREY_STROKE = 'stroke-width="1.2" stroke-dasharray="2 3"';
