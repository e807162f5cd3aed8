package io.pipstream.it.page;

/** What the tests of a piece of the page have: a server and a browser. */
interface OnStage {

    Stage stage();
}
