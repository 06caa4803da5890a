package dk.sluse.delivery.own;

import dk.sluse.engine.Sql;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Given names and surnames that many people in Denmark have; a column that has them is a column of names. */
final class GivenNames {

    private static final String MANY = """
            peter michael lars jens thomas henrik søren christian martin jan morten anders niels rasmus mads jesper hans per ole
            jørgen kim mikkel erik john frederik bent poul brian torben kristian simon daniel mathias carsten claus bo allan rene
            tobias emil magnus jacob jakob nikolaj oliver william noah oscar lucas malthe victor karl carl august anton valdemar elias
            alfred arthur aksel mohammad ali ahmed kurt svend finn flemming leif steen knud bjarne ivan arne viggo villy egon gunnar
            anne mette kirsten hanne anna helle susanne lene maria marianne inge karen lone camilla pia charlotte louise tina gitte
            julie ida emma sofie inger jette rikke bente emilie sara lise cecilie mathilde freja laura katrine line christina malene
            birgit annette ulla dorthe heidi jytte birthe trine alma clara ella karla luna agnes olivia nora lily aya fatima else
            grethe ruth lis tove ellen elisabeth caroline victoria signe maja astrid johanne rosa marie nanna pernille stine mia
            jensen nielsen hansen pedersen andersen christensen larsen sørensen rasmussen jørgensen petersen madsen kristensen olsen
            thomsen christiansen poulsen johansen møller mortensen knudsen mikkelsen jakobsen jacobsen olesen frederiksen laursen
            henriksen lund holm schmidt eriksen clausen simonsen svendsen andreasen iversen jeppesen mogensen jespersen nissen
            lauridsen frandsen jepsen kjeldsen dahl vestergaard nørgaard bertelsen carlsen ibrahim hussein nguyen
            """;

    /** All of them, as a list in SQL. */
    static final String SQL =
            Arrays.stream(MANY.strip().split("\\s+")).map(Sql::text).collect(Collectors.joining(", ", "[", "]"));

    private GivenNames() {}
}
