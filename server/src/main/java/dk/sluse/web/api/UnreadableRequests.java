package dk.sluse.web.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells a program which part of its JSON cannot be read; never what stands in it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableRequests {

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("The request cannot be read");
        problem.setDetail(detail(failure.getCause()));
        return problem;
    }

    private static String detail(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "There is no property " + path(unknown) + "; known here: "
                        + (unknown.getKnownPropertyIds() == null
                                ? ""
                                : unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case DatabindException wrong -> "The value of " + path(wrong) + " is not of the right kind";
            case null, default -> "It is not JSON. /api/v1/openapi describes what is expected";
        };
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
