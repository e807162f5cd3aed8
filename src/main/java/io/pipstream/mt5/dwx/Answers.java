package io.pipstream.mt5.dwx;

/** How answers begin, and what they say of a failure: by the keys that the connector's client and its examples read. */
final class Answers {

    /** What an order to open something is answered by. */
    static final String EXECUTION = "EXECUTION";

    static final String MODIFY = "MODIFY";
    static final String CLOSE = "CLOSE";
    static final String CLOSE_ALL_MAGIC = "CLOSE_ALL_MAGIC";
    static final String CLOSE_ALL = "CLOSE_ALL";
    static final String OPEN_TRADES = "OPEN_TRADES";
    static final String ACCOUNT = "GET_ACCOUNT_INFORMATION";
    static final String HIST = "HIST";
    static final String DATA = "DATA";
    static final String TRACK_PRICES = "TRACK_PRICES";
    static final String TRACK_RATES = "TRACK_RATES";
    static final String HEARTBEAT = "heartbeat";
    static final String UNKNOWN = "UNKNOWN";

    private Answers() {}

    static PythonDict of(String action) {
        return new PythonDict().text("_action", action);
    }

    static PythonDict succeeded(PythonDict answer, String response) {
        return answer.text("_response", response).text("_response_value", "SUCCESS");
    }

    /** With the number and the words of MetaTrader 4, and a sentence of ours that clients do not know. */
    static PythonDict failed(PythonDict answer, MtError error, String sentence) {
        return failed(answer, error.code(), error, sentence);
    }

    /** With a word in place of the number, where the terminal's program has one. */
    static PythonDict failed(PythonDict answer, String response, MtError error, String sentence) {
        return answer.text("_response", response)
                .text("_response_value", error.words())
                .text("_reason", sentence);
    }

    /** What the program tells of an order that could not be opened lacks an underscore; clients may read either. */
    static PythonDict notOpened(PythonDict answer, MtError error, String sentence) {
        return failed(answer, error, sentence).text("response_value", error.words());
    }
}
