package io.pipstream.domain.account;

import io.pipstream.domain.money.Currency;

/** What an account was opened with, and how it trades. Immutable. */
public record AccountTerms(Currency currency, RuleProfileName rules, RealismProfile realism) {}
