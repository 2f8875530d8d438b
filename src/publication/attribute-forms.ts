/** A language tag, as a tag or the braces of a container may give it (BCP 47). */
export const languageForm = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/** A share of the measure, as the braces of a figure may give it. */
export const widthForm = /^(?:100|[1-9]\d?)%$/;
