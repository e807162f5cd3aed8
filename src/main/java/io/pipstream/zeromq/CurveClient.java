package io.pipstream.zeromq;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Optional;
import org.zeromq.ZMQ.Curve;
import org.zeromq.ZMQ.Curve.KeyPair;
import org.zeromq.ZMQ.Socket;

/** The keys of a client and of the server that it wants to talk to; or none. Keys are 40 characters of Z85. Immutable. */
public final class CurveClient {

    private final byte[] serverKey;
    private final byte[] publicKey;
    private final byte[] secretKey;

    private CurveClient(byte[] serverKey, byte[] publicKey, byte[] secretKey) {
        this.serverKey = serverKey;
        this.publicKey = publicKey;
        this.secretKey = secretKey;
    }

    /**
     * From the settings {@code PREFIX.server-key}, {@code PREFIX.public-key} and {@code PREFIX.secret-key}; without the first
     * there are no keys, and with it alone the client makes some up.
     *
     * @throws SettingException if one of them is no key, or one of a pair is missing
     */
    public static CurveClient read(Settings settings, String prefix) {
        Optional<String> server = settings.secret(prefix + ".server-key");
        Optional<String> own = settings.secret(prefix + ".public-key");
        Optional<String> secret = settings.secret(prefix + ".secret-key");
        if (own.isPresent() != secret.isPresent()) {
            throw new SettingException(
                    prefix + ".public-key", own.orElse(""), "belongs with " + prefix + ".secret-key: set both or none");
        }
        if (server.isEmpty()) {
            return new CurveClient(new byte[0], new byte[0], new byte[0]);
        }
        byte[] serverKey = CurveServer.decode(prefix + ".server-key", server.get(), server.get());
        if (own.isEmpty() || secret.isEmpty()) {
            KeyPair made = Curve.generateKeyPair();
            return new CurveClient(serverKey, Curve.z85Decode(made.publicKey), Curve.z85Decode(made.secretKey));
        }
        return new CurveClient(
                serverKey,
                CurveServer.decode(prefix + ".public-key", own.get(), own.get()),
                CurveServer.decode(prefix + ".secret-key", secret.get(), "(not shown)"));
    }

    public boolean isOn() {
        return serverKey.length > 0;
    }

    /** Makes the socket a client with these keys; does nothing without them. */
    public void secure(Socket socket) {
        if (isOn()) {
            socket.setCurveServerKey(serverKey);
            socket.setCurvePublicKey(publicKey);
            socket.setCurveSecretKey(secretKey);
        }
    }
}
