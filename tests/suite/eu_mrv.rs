//! Public reports of EU MRV: what is read, what follows from it, what is odd in it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use green_corridor::interchange::eu_mrv::{
    Cell, Column, Duplicates, Finding, FindingKind, Reader, Report, Writer,
};
use green_corridor::units::si::{hour, knot};

use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

pub const MADE_UP: &str = include_str!("../../examples/data/eu_mrv_made_up.csv");

/// Names and numbers of `corridor.md`, case V6. The IMO numbers are not part of the case and are made up.
const V6: &str = "\
imo,name,ship_type,period,fuel_t,co2_t,co2_at_berth_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm,fuel_g_per_t_nm,co2_g_per_t_nm
9074729,COSCO SHIPPING TAURUS,Container ship,2023,29009.34,90455.27,2181.37,5270.28,323.06,1007.34,2.52,7.87
9074729,CMA CGM LOUVRE,Container ship,2023,22778.20,66445.26,3723.20,6354.82,267.33,779.82,1.99,5.81
9074729,LAURA MAERSK,Container ship,2023,1767.93,0.00,0.00,2227.74,106.25,0.00,13.92,0.00
";

pub fn read(file: &str) -> Vec<Report> {
    Reader::new(file.as_bytes()).expect("a header").map(|report| report.expect("a report")).collect()
}

/// A file beside the repository; `None`, with a notice, where it is not there.
pub fn shared(name: &str) -> Option<Reader<BufReader<File>>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let Ok(file) = File::open(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    Some(Reader::new(BufReader::new(file)).expect("a header"))
}

fn count(reports: impl Iterator<Item = Report>) -> (usize, BTreeMap<FindingKind, usize>) {
    let (mut rows, mut findings) = (0, BTreeMap::new());
    for report in reports {
        rows += 1;
        for finding in report.findings() {
            *findings.entry(finding.kind()).or_insert(0) += 1;
        }
    }
    (rows, findings)
}

#[test]
fn the_three_ships_of_v6() {
    let derived = [
        ("89796", "17.04", "3.1181", "128198"),
        ("85206", "13.41", "2.9171", "134337"),
        ("16639", "7.47", "0.0000", "7633"),
    ];
    let reports = read(V6);
    assert_eq!(reports.len(), derived.len());
    for (report, (nm, kn, cf, cargo)) in reports.iter().zip(derived) {
        assert_printed(report.distance().unwrap().nautical_miles(), nm);
        assert_printed(report.speed().unwrap().get::<knot>(), kn);
        assert_printed(report.carbon_factor().unwrap().grams_per_gram(), cf);
        assert_printed(report.average_cargo().unwrap().tonnes(), cargo);
    }
}

#[test]
fn what_cannot_be_derived_names_the_column() {
    let laura = &read(V6)[2];
    assert_eq!(laura.distance_by_co2().unwrap_err().to_string(), "`co2_kg_per_nm` is not above zero");
    let laid_up = read(MADE_UP).into_iter().find(|report| report.name == "MADE UP LAID UP").expect("a row");
    assert_eq!(laid_up.distance().unwrap_err().to_string(), "`fuel_kg_per_nm` is `Division by zero!`");
    assert_eq!(laid_up.carbon_factor().unwrap_err().to_string(), "`fuel_t` is not above zero");
    let no_cargo = read(MADE_UP).into_iter().find(|report| report.name == "MADE UP NO CARGO").expect("a row");
    assert_eq!(no_cargo.average_cargo().unwrap_err().to_string(), "`fuel_g_per_t_nm` is empty");
}

#[test]
fn every_kind_of_cell_stays_what_it_is() {
    let header = "imo,co2_kg_per_nm,co2e_kg_per_nm,co2_g_per_m3_nm";
    let rows = "9074729,0.0,N/A,\n9074729,Division by zero!, -1.5 ,12\n";
    let reports = read(&format!("{header}\n{rows}"));
    let cells = |report: &Report| {
        [Column::Co2PerDistance, Column::Co2ePerDistance, Column::Co2PerVolumeWork, Column::TotalFuel]
            .map(|column| report.number(column))
    };
    assert_eq!(cells(&reports[0]), [Cell::Value(0.0), Cell::NotApplicable, Cell::Empty, Cell::NoColumn]);
    let second = [Cell::DivisionByZero, Cell::Value(-1.5), Cell::Value(12.0), Cell::NoColumn];
    assert_eq!(cells(&reports[1]), second);
}

#[test]
fn emsa_headings_of_2018_2020_and_2024_are_the_same_columns() {
    let years = [
        ("Annual Total time spent at sea [hours]", "Annual average "),
        ("Annual Time spent at sea [hours]", "Annual average "),
        ("Time spent at sea [hours]", ""),
    ];
    for (time, annual) in years {
        let per_distance = if annual.is_empty() { "Fuel" } else { "Annual average Fuel" };
        let co2 = if annual.is_empty() { "CO₂" } else { "Annual average CO₂" };
        let file = format!(
            "\u{feff}Ship,,,,,,,,\r\nIMO Number,Name,Ship type,Reporting Period,IMO Number,Name,\
             Total fuel consumption [m tonnes],Total  CO₂ emissions [m tonnes],{time},\
             {per_distance} consumption per distance [kg / n mile],\"{co2} emissions per distance [kg CO₂ / n mile]\"\r\n\
             9074729,\"A \"\"B\"\",\nC\",Container ship,2024 (01/01 - 30/06),1234567,COMPANY,10,31.14,100,5,15.57\r\n"
        );
        let reports = read(&file);
        let report = &reports[0];
        assert_eq!((report.name.as_str(), report.line), ("A \"B\",\nC", 3));
        assert_eq!(report.period.as_ref().map(ToString::to_string).as_deref(), Some("2024 (01/01 - 30/06)"));
        assert_eq!(report.time_at_sea.value().map(|time| time.get::<hour>()), Some(100.0));
        assert_eq!(report.distance().unwrap().nautical_miles(), 2_000.0);
        assert!(report.findings().is_empty(), "{:?}", report.findings());
    }
}

/// Each column under the heading of each year holds its own number.
#[test]
fn every_heading_of_every_year_is_its_column() {
    let totals = [
        (Column::TotalFuel, "Total fuel consumption [m tonnes]"),
        (Column::TotalCo2, "Total CO₂ emissions [m tonnes]"),
        (
            Column::Co2BetweenMs,
            "CO₂ emissions from all voyages between ports under a MS jurisdiction [m tonnes]",
        ),
        (
            Column::Co2DepartedMs,
            "CO₂ emissions from all voyages which departed from ports under a MS jurisdiction [m tonnes]",
        ),
        (Column::Co2ToMs, "CO₂ emissions from all voyages to ports under a MS jurisdiction [m tonnes]"),
        (
            Column::Co2AtBerth,
            "CO₂ emissions which occurred within ports under a MS jurisdiction at berth [m tonnes]",
        ),
    ];
    let averages = [
        (Column::FuelPerDistance, "Fuel consumption per distance [kg / n mile]"),
        (Column::Co2PerDistance, "CO₂ emissions per distance [kg CO₂ / n mile]"),
        (Column::FuelPerFreightWork, "Fuel consumption per transport work (mass) [g / m tonnes · n miles]"),
        (Column::Co2PerFreightWork, "CO₂ emissions per transport work (mass) [g CO₂ / m tonnes · n miles]"),
        (Column::Co2PerVolumeWork, "CO₂ emissions per transport work (volume) [g CO₂ / m³ · n miles]"),
        (
            Column::Co2PerDeadweightWork,
            "CO₂ emissions per transport work (dwt) [g CO₂ / dwt carried · n miles]",
        ),
    ];
    for (year, time, average) in [
        (2018, "Annual Total time spent at sea [hours]", "Annual average "),
        (2020, "Annual Time spent at sea [hours]", "Annual average "),
        (2024, "Time spent at sea [hours]", ""),
    ] {
        let averages = averages.map(|(column, heading)| (column, format!("{average}{heading}")));
        let columns: Vec<(Column, String)> = totals
            .map(|(column, heading)| (column, heading.to_owned()))
            .into_iter()
            .chain([(Column::TimeAtSea, time.to_owned())])
            .chain(averages)
            .collect();
        let headings: Vec<&str> = columns.iter().map(|(_, heading)| heading.as_str()).collect();
        let numbers: Vec<String> = (1..=columns.len()).map(|number| number.to_string()).collect();
        let file = format!(
            "IMO Number,Name,Ship type,Reporting Period,{}\n9074729,A,Container ship,{year},{}\n",
            headings.join(","),
            numbers.join(",")
        );
        let reports = read(&file);
        for ((column, heading), number) in columns.iter().zip(1..) {
            let read = reports[0].number(*column).value().unwrap_or_else(|| panic!("{year}: {heading}"));
            assert_close(read, f64::from(number), FULL_PRECISION);
        }
    }
}

/// A year has 8,760 hours, a leap year 8,784; a fuel may have as little carbon as methanol, not less.
#[test]
fn hours_of_the_year_and_carbon_have_their_limits() {
    let header = "imo,name,ship_type,period,fuel_t,co2_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm";
    let kinds = |year: i32, co2: f64, time: i32| -> Vec<FindingKind> {
        let row = format!("9074729,A,Container ship,{year},1000,{co2},{time},100,{}", co2 / 10.0);
        read(&format!("{header}\n{row}\n"))[0].findings().iter().map(Finding::kind).collect()
    };
    assert_eq!(kinds(2024, 3_114.0, 8_784), []);
    assert_eq!(kinds(2024, 3_114.0, 8_785), [FindingKind::TimeAtSea]);
    assert_eq!(kinds(2023, 3_114.0, 8_760), []);
    assert_eq!(kinds(2023, 3_114.0, 8_784), [FindingKind::TimeAtSea]);
    assert_eq!(kinds(2023, 1_375.0, 2_000), []);
    assert_eq!(kinds(2023, 1_370.0, 2_000), [FindingKind::CarbonFactor]);
    assert_eq!(kinds(2023, 3_215.0, 2_000), [FindingKind::CarbonFactor]);
}

#[test]
fn of_two_columns_for_time_at_sea_the_yearly_one_counts() {
    let file = V6.replacen("time_at_sea_h", "Time spent at sea [hours]", 1);
    let file = file.replacen("co2_at_berth_t", "Annual Time spent at sea [hours]", 1);
    assert_eq!(read(&file)[0].time_at_sea.value().map(|time| time.get::<hour>()), Some(2_181.37));
}

#[test]
fn each_oddity_of_the_made_up_file_is_found() {
    let reports = read(MADE_UP);
    let of = |name: &str| -> Vec<String> {
        let report = reports.iter().find(|report| report.name == format!("MADE UP {name}")).expect("a row");
        report.findings().iter().map(ToString::to_string).collect()
    };
    assert_eq!(of("SUM"), ["`co2_t` is 31287.48 t, its four kinds sum to 28794.47 t"]);
    assert_eq!(of("MILES"), ["58800 nm by fuel, 78024 nm by CO2"]);
    assert_eq!(of("COAL"), ["3.5200 t CO2 per t fuel, fuels with carbon give 1.375 to 3.206"]);
    assert_eq!(of("FLYING"), ["61.0 kn on average, at most 50 kn"]);
    assert_eq!(of("LONG YEAR"), ["8790 h at sea, the year has 8760 h"]);
    assert_eq!(of("CONTINENT"), ["4250000 t of cargo on average, ships carry 700000 t at most"]);
    assert_eq!(of("LAID UP"), ["`fuel_t` is zero", "`co2_t` is zero", "`time_at_sea_h` is zero"]);
    assert_eq!(of("MINUS").first().map(String::as_str), Some("`co2_to_ms_t` is -12.5"));
    assert_eq!(of("WRONG DIGIT").len(), 1);
    assert_eq!(of("LETTERS").len(), 1);
    assert!(of("GAS").is_empty() && of("HALF YEAR").is_empty());
    let quoted = of("\"QUOTED\", LTD");
    assert!(quoted.is_empty(), "{quoted:?}");

    let mut duplicates = Duplicates::new();
    let twice: Vec<Finding> = reports.iter().filter_map(|report| duplicates.check(report)).collect();
    assert_eq!(twice, [Finding::Duplicate { first_line: 5 }]);
}

#[test]
fn less_co2e_than_co2_is_odd() {
    let reports = read("imo,co2_kg_per_nm,co2e_kg_per_nm\n9074729,100,99.95\n9074729,100,99\n");
    assert!(reports[0].findings().is_empty());
    assert_eq!(reports[1].findings(), [Finding::Co2eBelowCo2 { co2e: 99.0, co2: 100.0 }]);
}

#[test]
fn a_written_report_reads_the_same() {
    let header = "imo,name,ship_type,period,technical_efficiency,fuel_t,co2_t,co2_between_ms_t,co2_departed_ms_t,\
                  co2_to_ms_t,co2_at_berth_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm,fuel_g_per_t_nm,\
                  co2_g_per_t_nm,co2_g_per_m3_nm,co2_g_per_dwt_nm";
    let columns: Vec<Column> =
        Column::ALL.into_iter().filter(|column| *column != Column::Co2ePerDistance).collect();
    let reports = read(MADE_UP);
    let mut written = Vec::new();
    let mut writer = Writer::new(&mut written, &columns).expect("a header");
    reports.iter().for_each(|report| writer.write(report).expect("written"));
    let text = String::from_utf8(written).expect("UTF-8");
    assert!(text.starts_with(header));
    assert_eq!(read(&text), reports);
}

/// Shares of `data/README.md`: the kinds add up for 96 % of rows, the two distances agree for 98 %.
#[test]
fn container_ships_of_2018_and_2023_run_through() {
    let Some(reader) = shared("mrv_container_ships_2018_2023.csv") else { return };
    let reports: Vec<Report> = reader.map(|report| report.expect("a report")).collect();
    assert!(reports.iter().all(|report| report.imo.is_ok()));
    let agreeing = |report: &&Report| {
        let (by_fuel, by_co2) = (report.distance().ok(), report.distance_by_co2().ok());
        by_fuel
            .zip(by_co2)
            .is_some_and(|(one, other)| (one.nautical_miles() / other.nautical_miles() - 1.0).abs() <= 1e-3)
    };
    assert_printed(100.0 * reports.iter().filter(agreeing).count() as f64 / 1_842.0, "98");
    let add_up = |report: &&Report| {
        let kinds = [Column::Co2BetweenMs, Column::Co2DepartedMs, Column::Co2ToMs, Column::Co2AtBerth];
        let sum: Option<f64> = kinds.iter().map(|kind| report.number(*kind).value()).sum();
        let total = report.number(Column::TotalCo2).value().filter(|total| *total > 0.0);
        sum.zip(total).is_some_and(|(sum, total)| (sum / total - 1.0).abs() <= 1e-3)
    };
    assert_printed(100.0 * reports.iter().filter(add_up).count() as f64 / 1_842.0, "96");
    let (rows, findings) = count(reports.into_iter());
    assert_eq!(rows, 1_842);
    assert_eq!(findings[&FindingKind::CarbonFactor], 1);
    assert_eq!(findings[&FindingKind::AverageCargo], 5);
}

#[test]
fn other_types_of_2021_run_through() {
    let Some(reader) = shared("mrv_other_types_2021.csv") else { return };
    let (rows, findings) = count(reader.map(|report| report.expect("a report")));
    assert_eq!((rows, findings[&FindingKind::Zero], findings[&FindingKind::Speed]), (515, 36, 1));
}

/// `data/README.md`: CO2e over CO2 has the median 1.0157.
#[test]
fn intensities_of_2024_run_through() {
    let Some(reader) = shared("mrv_2024_intensity.csv") else { return };
    let reports: Vec<Report> = reader.map(|report| report.expect("a report")).collect();
    let ratio = |report: &Report| {
        let (co2e, co2) = (report.number(Column::Co2ePerDistance), report.number(Column::Co2PerDistance));
        co2e.value().zip(co2.value()).filter(|(_, co2)| *co2 > 0.0).map(|(co2e, co2)| co2e / co2)
    };
    let mut ratios: Vec<f64> = reports.iter().filter_map(ratio).collect();
    ratios.sort_by(f64::total_cmp);
    assert_printed(ratios[ratios.len() / 2], "1.0157");
    let (rows, findings) = count(reports.into_iter());
    assert_eq!((rows, findings[&FindingKind::Zero]), (7_025, 551));
    assert!(!findings.contains_key(&FindingKind::Co2eBelowCo2));
}
