package dk.sluse.web;

import dk.sluse.people.proof.AccessToken.Scope;
import dk.sluse.people.proof.AccessTokens;
import dk.sluse.people.proof.Accounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Who gets past the door: everything is closed that is not opened here. What one may do inside, the modules decide. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** Where anybody may go. */
    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/arrived",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/about",
        "/apply",
        "/price",
        "/register",
        "/register.json",
        "/invitation/*",
        "/forgotten",
        "/recovery/*",
        "/language",
        "/assets/**",
        "/favicon.svg",
        "/actuator/health",
        "/demo/**"
    };

    private static final long HSTS_SECONDS = 63_072_000;

    /** Programs come with a personal access token and have no session. */
    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(HttpSecurity http, AccessTokens tokens, RefusalLog refusals) {
        headers(http);
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new BearerFilter(tokens), BasicAuthenticationFilter.class)
                .exceptionHandling(failed -> failed.accessDeniedHandler(refusals)
                        .authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/openapi/**")
                        .authenticated()
                        .requestMatchers("/api/v1/releases/**", "/api/v1/schemes/*/releases")
                        .hasAuthority(Scope.RELEASES.authority())
                        .requestMatchers("/api/v1/schemes", "/api/v1/schemes/*/package", "/api/v1/schemes/*/tables")
                        .hasAuthority(Scope.TABLES.authority())
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** How people who come are recognised, and received. */
    @Component
    record Comers(SignInProvider provider, SignedInHandler handler, Accounts accounts, Clock clock) {

        SessionLimitFilter limits() {
            return new SessionLimitFilter(accounts, clock);
        }
    }

    /** People come with a browser. */
    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(
            HttpSecurity http, Comers comers, RefusalLog refusals, List<FurtherDoor> furtherDoors) {
        headers(http);
        furtherDoors.forEach(door -> door.open(http));
        return http.authenticationProvider(comers.provider())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .authenticationDetailsSource(SignInProvider.Details::new)
                        .successHandler(comers.handler())
                        .failureHandler((_, response, _) -> response.sendRedirect("/sign-in?failed"))
                        .permitAll())
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(
                        failed -> failed.accessDeniedHandler(refusals).authenticationEntryPoint(toTheDoor()))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in?out")
                        .deleteCookies("__Host-sluse"))
                .addFilterAfter(comers.limits(), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.TRACE)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Whether an open page asks for a part of itself; one that nobody is signed in at any more leaves for the door. */
    private static boolean isPartOfPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** A page is answered by the sign-in page; a part of one makes the whole page go there. */
    private static AuthenticationEntryPoint toTheDoor() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, reason) -> {
            if (isPartOfPage(request)) {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                response.setHeader("HX-Redirect", "/sign-in");
            } else {
                page.commence(request, response, reason);
            }
        };
    }

    /** After signing in one comes back to the page that one asked for, never to a part of it. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET") && !isPartOfPage(request));
        return cache;
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(HSTS_SECONDS)));
    }
}
