"use strict";
// An import that a bundle compiled with a code cache cannot make itself: V8 knows no loader for such code.
module.exports = (url) => import(url);
