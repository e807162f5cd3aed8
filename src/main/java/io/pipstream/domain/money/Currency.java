package io.pipstream.domain.money;

/**
 * A currency or metal by its three-letter code. Not {@link java.util.Currency}, because offshore yuan ({@code CNH}) is
 * traded and has no ISO 4217 code.
 *
 * @param code three upper-case letters
 */
public record Currency(String code) {

    public Currency {
        if (code.length() != 3 || !code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
            throw new IllegalArgumentException("Not a currency code of three upper-case letters: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
