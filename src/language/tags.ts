/** The tag of what is in no language (BCP 47): what is to be typed, which is not divided. */
export const noLanguage = 'zxx';
