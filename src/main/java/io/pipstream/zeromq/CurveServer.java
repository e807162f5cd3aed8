package io.pipstream.zeromq;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Socket;

/**
 * A server's key, and those of the clients that it admits; or none, and everybody who reaches it is admitted. Keys are 40
 * characters of Z85. Immutable.
 */
public final class CurveServer {

    private final String prefix;
    private final byte[] secretKey;
    private final Set<String> clients;

    private CurveServer(String prefix, byte[] secretKey, Set<String> clients) {
        this.prefix = prefix;
        this.secretKey = secretKey;
        this.clients = clients;
    }

    /**
     * From the settings {@code PREFIX.secret-key} and {@code PREFIX.clients}: both or none.
     *
     * @throws SettingException if one of them is no key, or only one of them is set
     */
    public static CurveServer read(Settings settings, String prefix) {
        Optional<String> secret = settings.secret(prefix + ".secret-key");
        Set<String> clients = new TreeSet<>(settings.list(prefix + ".clients", ""));
        clients.forEach(client -> decode(prefix + ".clients", client, client));
        if (secret.isPresent() == clients.isEmpty()) {
            throw new SettingException(
                    prefix + (clients.isEmpty() ? ".clients" : ".secret-key"),
                    "",
                    "must be set, because " + prefix + (clients.isEmpty() ? ".secret-key is" : ".clients is"));
        }
        byte[] key = secret.map(text -> decode(prefix + ".secret-key", text, "(not shown)"))
                .orElseGet(() -> new byte[0]);
        return new CurveServer(prefix, key, Set.copyOf(clients));
    }

    public boolean isOn() {
        return !clients.isEmpty();
    }

    /** Whether the client of that public key, in Z85, is one of those to be admitted. */
    public boolean admits(String publicKey) {
        return clients.contains(publicKey);
    }

    /** Makes the socket a server with this key; does nothing without one. */
    public void secure(Socket socket) {
        if (isOn()) {
            socket.setCurveServer(true);
            socket.setCurveSecretKey(secretKey);
            socket.setZAPDomain(domain());
        }
    }

    /** The name by which the door is asked about its clients. */
    String domain() {
        return prefix;
    }

    String secretKeySetting() {
        return prefix + ".secret-key";
    }

    String clientsSetting() {
        return prefix + ".clients";
    }

    /** The 32 bytes of a key in Z85. */
    static byte[] decode(String setting, String text, String shown) {
        if (text.length() != Curve.KEY_SIZE_Z85 || !text.chars().allMatch(each -> each > ' ' && each < 127)) {
            throw new SettingException(setting, shown, "must be a key of 40 characters in Z85");
        }
        try {
            return Curve.z85Decode(text);
        } catch (RuntimeException notZ85) {
            throw new SettingException(setting, shown, "must be a key of 40 characters in Z85");
        }
    }
}
