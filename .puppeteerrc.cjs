// Nothing is downloaded at install time: the browser is found on the machine, or comes inside a package (src/print/browser.ts).
module.exports = { skipDownload: true };
