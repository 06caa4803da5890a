package dk.sluse.workspace.cluster;

import dk.sluse.installation.Home;
import dk.sluse.workspace.Machine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Chooses who says where there is room. */
@Configuration
class ClusterConfiguration {

    @Bean
    Scheduler workspaceScheduler(ClusterProperties properties, Machine machine, Home home, JsonMapper json) {
        ClusterProperties.Slurm slurm = properties.slurm();
        if (slurm == null) {
            return new Nearby(machine);
        }
        // Two installations of one Slurm user must not take each other's room.
        String prefix = "sluse-" + Integer.toHexString(home.root().toString().hashCode()) + "-";
        return new Slurm(new SlurmClient(slurm, json), slurm, prefix);
    }
}
