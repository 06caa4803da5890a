package dk.sluse.web.account;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A second factor as a picture that authenticator apps read (the otpauth scheme).
 *
 * @param path of an SVG, in modules
 * @param size in modules
 */
record QrPicture(String path, int size) {

    /**
     * The picture of a secret.
     *
     * @param account what the app calls it by
     */
    static QrPicture of(String account, String secret) {
        QrCode code = QrCode.encodeText(
                "otpauth://totp/Sluse:" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "?issuer=Sluse&secret="
                        + secret,
                QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size);
    }

    /** A secret to be typed, in groups of four. */
    static String grouped(String secret) {
        return String.join(" ", secret.split("(?<=\\G.{4})"));
    }

    @Override
    public String toString() {
        return "QrPicture";
    }
}
