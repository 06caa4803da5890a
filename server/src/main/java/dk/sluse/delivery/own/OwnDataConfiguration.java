package dk.sluse.delivery.own;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnDataProperties.class)
class OwnDataConfiguration {}
