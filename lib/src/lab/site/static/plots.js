// Draws each plot as wide as there is room for it, in the colours of the theme.
(() => {
    const plots = Array.from(document.querySelectorAll(".plotly-figure"));
    const figures = plots.map(plot => plot.firstElementChild.textContent);

    function draw(plot, n) {
        const figure = JSON.parse(figures[n]), layout = figure.layout, width = plot.clientWidth;
        if (layout.images) {  // keeps its shape
            const {t, b} = layout.margin;
            layout.height = (layout.height - t - b) * width / layout.width + t + b;
        } else if (width < 600) {
            layout.margin = {l: 60, r: 15};
            layout.title = {...layout.title, font: {size: 13}};
            layout.legend ??= {orientation: "h", ...layout.sliders ? {y: 1, yanchor: "bottom"} : {y: -0.3}};
        }
        if (width < 600) {
            layout.dragmode = false;  // a finger scrolls the page
            (layout.sliders || []).forEach(slider => Object.assign(slider, {x: 0.3, len: 0.7}));
        }
        layout.width = width;
        if (document.documentElement.dataset.theme == "dark") {
            layout.template = Plotly.dark;
            layout.paper_bgcolor = layout.plot_bgcolor = "#0000";
        }
        Plotly.newPlot(plot, figure.data, layout, {displaylogo: false})
            .then(() => Plotly.addFrames(plot, figure.frames || []));
    }

    let width;
    function all() {
        width = window.innerWidth;
        plots.forEach(draw);
    }
    all();
    new MutationObserver(all).observe(document.documentElement, {attributeFilter: ["data-theme"]});
    window.addEventListener("resize", () => window.innerWidth == width || all());
})();
