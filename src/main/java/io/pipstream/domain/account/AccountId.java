package io.pipstream.domain.account;

/**
 * Names one paper-trading account.
 *
 * @param value 1 to 64 letters, digits, hyphens or underscores
 */
public record AccountId(String value) {

    /** The one account that everything belongs to until there are users. */
    public static final AccountId DEMO = new AccountId("demo");

    public AccountId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("Not an account name: 1 to 64 letters, digits, - or _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
