package dk.sluse.installation;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Encrypts small secrets with the installation's keyset, each bound to what it is for. */
public final class Sealer {

    private final Path file;
    private volatile Aead aead;

    private Sealer(Path file) throws GeneralSecurityException, IOException {
        this.file = file;
        this.aead = read(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The sealer of a keyset, which is drawn at the first use. */
    static Sealer of(Path file) {
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                write(file, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
            }
            return new Sealer(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keyset " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset " + file + " is damaged", e);
        }
    }

    private static KeysetHandle read(Path file) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static void write(Path file, KeysetHandle keyset) throws GeneralSecurityException, IOException {
        Secrets.write(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    /** Seals with a new key from now on. What older keys sealed still opens, as they stay in the keyset. */
    public void rotate() {
        try {
            KeysetHandle more = KeysetHandle.newBuilder(read(file))
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            write(file, more);
            aead = more.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the keyset " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot add a key to the keyset", e);
        }
    }

    /**
     * Encrypts a secret.
     *
     * @param secret what is encrypted
     * @param purpose what it is for; must be given again to open it
     */
    public byte[] seal(byte[] secret, String purpose) {
        try {
            return aead.encrypt(secret, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a secret", e);
        }
    }

    /** Opens what {@link #seal} made for the same purpose; anything else is a bug or an attack and stops here. */
    public byte[] open(byte[] sealed, String purpose) {
        try {
            return aead.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return openWithNewerKeys(sealed, purpose);
        }
    }

    /** Another process may have added a key since this one began. */
    private byte[] openWithNewerKeys(byte[] sealed, String purpose) {
        try {
            Aead newer = read(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
            byte[] secret = newer.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8));
            aead = newer;
            return secret;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a sealed secret does not open", e);
        }
    }
}
