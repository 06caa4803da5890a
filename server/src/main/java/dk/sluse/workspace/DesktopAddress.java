package dk.sluse.workspace;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where desktops are reached; from pages of the same origin only, as is the rule where nothing else is said. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@ConditionalOnWebApplication
class DesktopAddress implements WebSocketConfigurer {

    private final DesktopSocket socket;
    private final DesktopDoor door;

    DesktopAddress(DesktopSocket socket, DesktopDoor door) {
        this.socket = socket;
        this.door = door;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, DesktopDoor.PATH).addInterceptors(door);
    }
}
