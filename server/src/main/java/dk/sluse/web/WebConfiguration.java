package dk.sluse.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** What every page takes for granted: the language, and who is asking. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final People people;
    private final RefusalLog refusals;

    WebConfiguration(People people, RefusalLog refusals) {
        this.people = people;
        this.refusals = refusals;
    }

    @Bean
    static LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("sluse-language");
        resolver.setDefaultLocaleFunction(WebConfiguration::languageBeforeAnyChoice);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSecure(true);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    /** Two requests of one session at once may both want to note something for the first time. */
    @Bean
    static PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsThatMeet() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Danish first; programs have no switch and say what they want with each request. */
    private static Locale languageBeforeAnyChoice(HttpServletRequest request) {
        boolean english = request.getRequestURI().startsWith("/api/")
                && request.getLocale().getLanguage().equals("en");
        return Locale.of(english ? "en" : "da");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PersonResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(refusals).excludePathPatterns("/error", "/assets/**");
    }

    /**
     * Files are served from here and from nowhere else, so that no other address of a page is looked for among them. Their
     * addresses change with their content.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        registry.addResourceHandler("/favicon.svg").addResourceLocations("classpath:/static/");
    }

    /** A handler's parameter of type {@link Person} is who is asking, as he is now. */
    private final class PersonResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Person.class);
        }

        @Override
        public Person resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return Visitors.person(request.getNativeRequest(HttpServletRequest.class), people)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        }
    }
}
