package dk.sluse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An endpoint with everything filled in. */
record Endpoint(String method, String pattern, String path) {

    /** Where anybody may go. */
    private static final Set<String> OPEN = Set.of(
            "GET /sign-in",
            "GET /sign-in/arrived",
            "POST /sign-in/passkey",
            "POST /sign-in/passkey/options",
            "GET /about",
            "GET /apply",
            "POST /apply",
            "GET /price",
            "GET /register",
            "GET /forgotten",
            "POST /forgotten",
            "GET /recovery/{token}",
            "POST /recovery/{token}",
            "GET /register.json",
            "GET /invitation/{token}",
            "POST /invitation/{token}",
            "POST /language",
            "GET /error",
            "POST /error",
            "GET /actuator/health");

    boolean isOpen() {
        return OPEN.contains(name());
    }

    String name() {
        return method + " " + pattern;
    }

    /**
     * All that an installation has.
     *
     * @param known parts of paths with variables, and what they are filled in with
     */
    static List<Endpoint> all(Installation sluse, Map<String, String> known) {
        List<Endpoint> endpoints = new ArrayList<>();
        sluse.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    for (String pattern : mapping.getPatternValues()) {
                        for (RequestMethod method :
                                methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                            endpoints.add(new Endpoint(method.name(), pattern, filled(pattern, known)));
                        }
                    }
                });
        return endpoints;
    }

    private static String filled(String pattern, Map<String, String> known) {
        String path = pattern;
        for (Map.Entry<String, String> one : known.entrySet()) {
            path = path.replace(one.getKey(), one.getValue());
        }
        return path.replace("/imports/{id}", "/imports/none")
                .replace("/tokens/{id}", "/tokens/none")
                .replace("{token}", "none")
                .replace("/invoices/{number}", "/invoices/1")
                .replace("/files/{number}", "/files/1")
                .replace("/test-files/{number}", "/test-files/1")
                .replace("{format}", "pdf")
                .replace("/papers/{kind}", "/papers/contract")
                .replace("{file}", "table.csv")
                .replace("{notice}", "1")
                .replace("{register}", "BEF")
                .replace("{variable}", "KOEN")
                .replace("{name}", "OWN_DATA")
                .replaceAll(
                        "\\{(upload|order|person|request|question|breach|passkey|job|outgoing|incoming|program|recording|reevaluation)}",
                        "none")
                .replaceAll("\\{(id|scheme)}", World.LABOUR.value());
    }
}
