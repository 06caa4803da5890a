package dk.sluse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** The one-time code that comes with e-mail and password. */
record SignInDetails(String code) {

    SignInDetails(HttpServletRequest request) {
        this(Objects.requireNonNullElse(request.getParameter("code"), ""));
    }

    @Override
    public String toString() {
        return "SignInDetails";
    }
}
