package dk.sluse.web;

import dk.sluse.people.proof.AccessTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a program in that brings a valid token, with the token's scopes and no more. */
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    BearerFilter(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(SCHEME)) {
            tokens.bearer(header.substring(SCHEME.length()).strip())
                    .ifPresent(bearer -> SecurityContextHolder.getContext()
                            .setAuthentication(SignedIn.token(
                                    bearer.person(),
                                    bearer.token().scopes().stream()
                                            .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                                            .toList())));
        }
        chain.doFilter(request, response);
    }
}
