package io.pipstream.domain.account;

/** Whose rules an account trades under. */
public enum RuleProfileName {
    /** The United States': NFA and CFTC. */
    US,
    /** The European Union's: ESMA. */
    EU,
    /** Nobody's; one side of an instrument at a time. */
    NETTING,
    /** Nobody's; both sides may be open. */
    HEDGING
}
