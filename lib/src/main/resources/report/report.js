// Draws the page's charts from the JSON beside each of them. Colours are the style sheet's own
// variables, so that charts follow dark mode and print without being drawn again.
(function () {
  'use strict';
  var root = document.documentElement;
  var drawn = [];
  root.classList.add('js');

  function tone(name) {
    return 'var(--' + name + ')';
  }

  function compact(value) {
    return new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1}).format(value);
  }

  // Text only: names come from outside and must not become markup.
  function card(title, lines) {
    var box = document.createElement('div');
    var head = document.createElement('strong');
    head.textContent = title;
    box.appendChild(head);
    lines.forEach(function (line) {
      var row = document.createElement('div');
      row.textContent = line;
      box.appendChild(row);
    });
    return box;
  }

  function base() {
    return {
      animation: false,
      textStyle: {fontFamily: 'system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif', color: tone('ink')},
      grid: {
        left: 2, right: 2, top: 6, bottom: 4,
        outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'
      },
      tooltip: {
        trigger: 'axis', axisPointer: {type: 'shadow', shadowStyle: {color: 'rgba(128,128,128,0.12)'}},
        confine: true, backgroundColor: tone('card'), borderColor: tone('line'),
        textStyle: {color: tone('ink'), fontSize: 12}
      }
    };
  }

  // Labels break into at most two lines; what is longer is cut. The table has the whole text.
  function labels(texts, width) {
    var longest = texts.reduce(function (most, text) { return Math.max(most, text.length); }, 0);
    var room = Math.min(Math.ceil(longest * 6.3) + 4, Math.floor(width * 0.36));
    var fitting = Math.max(8, Math.floor(room / 6.3) * 2 - 4);
    return {
      color: tone('ink'), fontSize: 11, lineHeight: 12, interval: 0, width: room, overflow: 'break',
      formatter: function (text) {
        return text.length <= fitting || text.length * 6.3 <= room ? text : text.slice(0, fitting) + '\u2026';
      }
    };
  }

  function rows(chart, width) {
    return [
      {
        type: 'category', inverse: true, data: chart.labels,
        axisLine: {lineStyle: {color: tone('line')}}, axisTick: {show: false},
        axisLabel: labels(chart.labels, width)
      },
      {
        type: 'category', inverse: true, position: 'right', data: chart.texts,
        axisLine: {show: false}, axisTick: {show: false},
        axisLabel: {color: tone('soft'), fontSize: 11, interval: 0}
      }
    ];
  }

  function values(format) {
    return {
      type: 'value', splitNumber: 4, axisLine: {show: false},
      splitLine: {lineStyle: {color: tone('line')}},
      axisLabel: {color: tone('soft'), fontSize: 10, hideOverlap: true, formatter: format}
    };
  }

  function bars(name, data, stack) {
    return {
      name: name, type: 'bar', stack: stack, data: data, barMaxWidth: 18,
      emphasis: {disabled: true}, barCategoryGap: '28%'
    };
  }

  // A bar between two values of any sign: an invisible foot, then its part above and below zero.
  function floating(chart, width) {
    var foot = [];
    var above = [];
    var below = [];
    chart.bars.forEach(function (bar) {
      var low = Math.min(bar.from, bar.to);
      var high = Math.max(bar.from, bar.to);
      // The border keeps a part of less than a pixel as dark as the others.
      var style = {color: tone(bar.tone), borderColor: tone(bar.tone), borderWidth: 1};
      foot.push(low > 0 ? low : high < 0 ? high : 0);
      var up = Math.max(0, high) - Math.max(0, low);
      var down = Math.min(0, low) - Math.min(0, high);
      above.push({value: up, itemStyle: up ? style : {}});
      below.push({value: down, itemStyle: down ? style : {}});
    });
    var option = base();
    option.yAxis = rows(chart, width);
    option.xAxis = values(compact);
    option.series = [bars('', foot, 'bar'), bars('', above, 'bar'), bars('', below, 'bar')];
    option.series[0].itemStyle = {color: 'transparent'};
    option.series[0].silent = true;
    option.tooltip.formatter = function (points) {
      var i = points[0].dataIndex;
      return card(chart.labels[i], [chart.texts[i]]);
    };
    return option;
  }

  function several(chart, width, stack) {
    var option = base();
    option.yAxis = rows(chart, width);
    option.xAxis = values(stack ? compact : function (value) { return Math.round(value * 100) + '\u00a0%'; });
    option.series = chart.series.map(function (part) {
      var series = bars(part.name, part.values, stack);
      // Parts that touch are parted by a line of the card's colour.
      series.itemStyle = {color: tone(part.tone), borderColor: tone('card'), borderWidth: stack ? 1 : 0};
      if (!stack) {
        series.barMaxWidth = 9;
        series.barGap = '15%';
      }
      return series;
    });
    option.tooltip.formatter = function (points) {
      var i = points[0].dataIndex;
      var lines = chart.series
        .filter(function (part) { return !stack || part.values[i] !== null; })
        .map(function (part) { return part.name + ': ' + part.texts[i]; });
      return card(chart.labels[i], lines);
    };
    return option;
  }

  function line(chart, width) {
    var part = chart.series[0];
    var option = base();
    option.grid = {left: 4, right: 4, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'};
    option.xAxis = {
      type: 'category', data: chart.labels, boundaryGap: true, axisTick: {show: false},
      axisLine: {lineStyle: {color: tone('line')}},
      axisLabel: {color: tone('soft'), fontSize: 10, showMinLabel: true, showMaxLabel: true, hideOverlap: true}
    };
    option.yAxis = {
      type: 'value', min: 0, splitNumber: 2, splitLine: {lineStyle: {color: tone('line')}},
      axisLabel: {
        color: tone('soft'), fontSize: 10,
        formatter: function (value) {
          return part.texts.some(function (text) { return /%$/.test(text); }) ? Math.round(value * 100) + '\u00a0%' : compact(value);
        }
      }
    };
    option.series = [{
      type: 'line', data: part.values, connectNulls: false, symbol: 'circle', symbolSize: 6,
      lineStyle: {color: tone(part.tone), width: 2}, itemStyle: {color: tone(part.tone)}, emphasis: {disabled: true}
    }];
    option.tooltip.axisPointer = {type: 'line', lineStyle: {color: tone('soft')}};
    option.tooltip.formatter = function (points) {
      var i = points[0].dataIndex;
      return card(chart.labels[i], [part.texts[i]]);
    };
    return option;
  }

  function option(chart, width) {
    switch (chart.kind) {
      case 'floating': return floating(chart, width);
      case 'stacked': return several(chart, width, 'bar');
      case 'grouped': return several(chart, width, undefined);
      default: return line(chart, width);
    }
  }

  function height(chart) {
    switch (chart.kind) {
      case 'floating':
      case 'stacked': return chart.labels.length * 27 + 36;
      case 'grouped': return chart.labels.length * 56 + 36;
      default: return 120;
    }
  }

  function paint(entry, width) {
    if (width > 0 && width !== entry.width) {
      entry.width = width;
      entry.instance.resize({width: width, height: height(entry.chart)});
      entry.instance.setOption(option(entry.chart, width), true);
      var svg = entry.place.querySelector('svg');
      svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height(entry.chart));
      svg.setAttribute('aria-hidden', 'true');
    }
  }

  function draw(place) {
    try {
      var chart = JSON.parse(place.parentNode.querySelector('script[type="application/json"]').textContent);
      place.style.height = height(chart) + 'px';
      var width = place.clientWidth || 600;
      var entry = {
        place: place, chart: chart, width: 0,
        instance: echarts.init(place, null, {renderer: 'svg', width: width, height: height(chart)})
      };
      paint(entry, width);
      drawn.push(entry);
    } catch (error) {
      place.style.height = 'auto';
      place.textContent = 'This chart could not be drawn; the table below has its figures.';
      root.dataset.error = String(error && error.message);
    }
  }

  function measure() {
    root.dataset.charts = String(drawn.length);
    root.dataset.cut = Array.prototype.filter.call(document.querySelectorAll('.scroll'), function (table) {
      return table.scrollWidth > table.clientWidth + 1;
    }).map(function (table) { return table.id; }).join(' ');
    root.dataset.overflow = String(Math.max(0, root.scrollWidth - root.clientWidth));
  }

  function fit() {
    drawn.forEach(function (entry) { paint(entry, entry.place.clientWidth); });
    measure();
  }

  Array.prototype.forEach.call(document.querySelectorAll('.chart'), draw);
  measure();
  var pending;
  window.addEventListener('resize', function () {
    clearTimeout(pending);
    pending = setTimeout(fit, 120);
  });
  // An A4 page takes about 700 pixels: drawn wider, the letters come out as small as the tables'.
  // What is folded is opened for print and folded again: paper has nothing to click.
  var folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.prototype.filter.call(document.querySelectorAll('details'), function (part) { return !part.open; });
    folded.forEach(function (part) { part.open = true; });
    drawn.forEach(function (entry) { paint(entry, entry.chart.kind === 'line' ? 270 : 840); });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach(function (part) { part.open = false; });
    fit();
  });
}());
