package dk.sluse.pseudonymisation;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import dk.sluse.installation.Sealer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;

/** Encrypts and authenticates the files of one scheme's vault (AES-256-GCM in a stream), each bound to its name. */
final class SegmentCipher {

    static final String KEYSET = "keyset";

    private final StreamingAead cipher;
    private final String scheme;

    private SegmentCipher(StreamingAead cipher, String scheme) {
        this.cipher = cipher;
        this.scheme = scheme;
    }

    /** The cipher of a folder; its keyset is drawn at the first use and lies there, sealed by the installation. */
    static SegmentCipher of(Path folder, String scheme, Sealer sealer) throws IOException {
        Path file = folder.resolve(KEYSET);
        String purpose = "vault:" + scheme;
        try {
            StreamingAeadConfig.register();
            if (!Files.exists(file)) {
                KeysetHandle fresh = KeysetHandle.generateNew(
                        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB, RegistryConfiguration.get());
                String text = TinkJsonProtoKeysetFormat.serializeKeyset(
                        fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
                Path written = folder.resolve("keyset.new");
                Files.write(written, sealer.seal(text.getBytes(StandardCharsets.UTF_8), purpose));
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String text = new String(sealer.open(Files.readAllBytes(file), purpose), StandardCharsets.UTF_8);
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            return new SegmentCipher(keyset.getPrimitive(RegistryConfiguration.get(), StreamingAead.class), scheme);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset of a vault is damaged", e);
        }
    }

    /** Seals the keyset of a folder with the installation's newest key. */
    static void rewrap(Path folder, String scheme, Sealer sealer) throws IOException {
        Path file = folder.resolve(KEYSET);
        String purpose = "vault:" + scheme;
        Path written = folder.resolve("keyset.new");
        Files.write(written, sealer.seal(sealer.open(Files.readAllBytes(file), purpose), purpose));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    OutputStream encrypting(OutputStream to, String name) throws IOException {
        try {
            return cipher.newEncryptingStream(to, bound(name));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot encrypt a key table", e);
        }
    }

    InputStream decrypting(InputStream from, String name) throws IOException {
        try {
            return cipher.newDecryptingStream(from, bound(name));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot decrypt a key table", e);
        }
    }

    private byte[] bound(String name) {
        return (scheme + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
