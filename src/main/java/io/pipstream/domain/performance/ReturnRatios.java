package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Mean daily return for one of risk, annualised by the square root of 252 trading days. The riskless rate and the
 * target are 0. Pure numbers, negative when the mean return is. Calculated with 34 digits, rounded to four after the
 * point. Immutable.
 *
 * @param sharpe risk is the sample standard deviation (divisor n - 1) of the n daily returns. Empty with fewer than two
 *     days, or when all returns are equal. William F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21(1),
 *     1994
 * @param sortino risk is the target downside deviation: the root of the sum of squares of the negative returns, divided
 *     by the number n of all returns. Empty with fewer than two days, or without a negative return. Tom Rollinger and
 *     Scott Hoffman, Sortino ratio: a better measure of risk, Futures Magazine, February 2013
 */
public record ReturnRatios(Optional<BigDecimal> sharpe, Optional<BigDecimal> sortino) {

    private static final BigDecimal TRADING_DAYS = BigDecimal.valueOf(252);

    static ReturnRatios of(List<BigDecimal> returns) {
        int count = returns.size();
        if (count < 2) {
            return new ReturnRatios(Optional.empty(), Optional.empty());
        }
        BigDecimal days = BigDecimal.valueOf(count);
        BigDecimal sum = Decimals.sum(returns.stream());
        // n x sum of squares - square of sum = n x (n - 1) x variance: exact, so equal returns give exactly zero
        BigDecimal spread = days.multiply(sumOfSquares(returns)).subtract(sum.pow(2));
        BigDecimal downside =
                sumOfSquares(returns.stream().filter(each -> each.signum() < 0).toList());
        return new ReturnRatios(
                annualised(sum, spread.multiply(days), days.subtract(BigDecimal.ONE)),
                annualised(sum, downside.multiply(days), BigDecimal.ONE));
    }

    /**
     * {@code sum x sqrt(252 x factor / square)}. The mean is the sum / n, so the square is n x n times that of the
     * deviation, times the factor.
     */
    private static Optional<BigDecimal> annualised(BigDecimal sum, BigDecimal square, BigDecimal factor) {
        if (square.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal scale =
                TRADING_DAYS.multiply(factor).divide(square, Decimals.PRECISION).sqrt(Decimals.PRECISION);
        return Optional.of(Decimals.round(sum.multiply(scale)));
    }

    private static BigDecimal sumOfSquares(List<BigDecimal> values) {
        return Decimals.sum(values.stream().map(value -> value.pow(2)));
    }
}
