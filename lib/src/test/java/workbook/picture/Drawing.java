package workbook.picture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG as the JDK's XML parser reads it, which refuses what is not well-formed. */
final class Drawing {
    private static final Pattern STEP = Pattern.compile("([MLH])([-\\d.]+)(?:[, ]([-\\d.]+))?");
    private final Element root;

    Drawing(Picture picture) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            root = builder.parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + picture.svg(), e);
        }
    }

    Element root() {
        return root;
    }

    Stream<Element> all(String tag) {
        NodeList found = root.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /** All elements of a tag and a class, in the order in which they are drawn. */
    List<Element> all(String tag, String type) {
        return all(tag).filter(e -> e.getAttribute("class").equals(type)).toList();
    }

    List<String> texts(String type) {
        return all("text", type).stream().map(Element::getTextContent).toList();
    }

    static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    /** The corners of a path. */
    static List<double[]> points(Element path) {
        List<double[]> points = new ArrayList<>();
        Matcher step = STEP.matcher(path.getAttribute("d"));
        while (step.find()) {
            double y = step.group(1).equals("H") ? points.get(points.size() - 1)[1] : Double.parseDouble(step.group(3));
            points.add(new double[] {Double.parseDouble(step.group(2)), y});
        }
        return points;
    }
}
