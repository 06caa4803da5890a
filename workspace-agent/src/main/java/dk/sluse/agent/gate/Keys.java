package dk.sluse.agent.gate;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Who a machine is to the others of an installation, and whom it believes: certificates of the installation's own authority, and of nobody
 * else. Who somebody is, is the name that his certificate is for.
 */
public final class Keys {

    /** The name that the server's own certificate is for. */
    public static final String SERVER = "sluse-server";

    /** The only version that is spoken. */
    static final String[] VERSIONS = {"TLSv1.3"};

    private static final char[] NONE = new char[0];
    private static final int DNS = 2;

    private final SSLContext context;

    private Keys(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads {@code authority.pem}, {@code certificate.pem} and {@code key.pem} (PKCS #8, EC) of a folder.
     *
     * @throws IOException if they are not there, or not what they should be; it says nothing of what is in them
     */
    public static Keys read(Path folder) throws IOException {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NONE);
            Certificate[] chain =
                    certificates(folder.resolve("certificate.pem")).toArray(new Certificate[0]);
            own.setKeyEntry("own", key(folder.resolve("key.pem")), NONE, chain);
            KeyManagerFactory self = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            self.init(own, NONE);
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, NONE);
            for (Certificate authority : certificates(folder.resolve("authority.pem"))) {
                believed.setCertificateEntry("authority-" + believed.size(), authority);
            }
            TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            others.init(believed);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(self.getKeyManagers(), others.getTrustManagers(), null);
            return new Keys(context);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "the keys in " + folder + " cannot be used: " + e.getClass().getSimpleName());
        }
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    /** What makes connections of this machine. */
    SSLContext context() {
        return context;
    }

    /** Whoever has gone without a word is noticed in two minutes. */
    static void harden(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
    }

    /**
     * Makes sure that who is at the other end is called so.
     *
     * @throws SSLPeerUnverifiedException if it is somebody else
     */
    public static void check(SSLSocket socket, String name) throws IOException {
        socket.startHandshake();
        SSLSession session = socket.getSession();
        if (!(session.getPeerCertificates()[0] instanceof X509Certificate certificate)
                || !names(certificate).contains(name)) {
            throw new SSLPeerUnverifiedException("another's certificate");
        }
    }

    private static List<?> names(X509Certificate certificate) throws SSLPeerUnverifiedException {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS).equals(name.get(0)))
                            .map(name -> name.get(1))
                            .toList();
        } catch (GeneralSecurityException e) {
            throw new SSLPeerUnverifiedException("a certificate that cannot be read");
        }
    }
}
