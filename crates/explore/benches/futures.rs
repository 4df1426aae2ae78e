//! How many futures a second are drawn and solved, on one core and on all.

use std::path::Path;

use arrangement::{Arrangement, ReadOptions, read_file};
use divan::{Bencher, counter::ItemsCount};
use explore::{design::Sobol, futures::explore, inputs};

const FUTURES: usize = 256;

fn main() {
    divan::main();
}

fn ukraine_2025() -> Arrangement {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ukraine-2025/arrangement.toml");
    match read_file(&path, &ReadOptions::default()) {
        Ok(read) => read.arrangement,
        Err(report) => panic!("{}", report.render(false)),
    }
}

/// With 0 threads, one for each core.
#[divan::bench(args = [1, 0], sample_count = 20)]
fn ukraine_2025_with_threads(bencher: Bencher, threads: usize) {
    let arrangement = ukraine_2025();
    let design = Sobol::new(FUTURES, inputs(&arrangement).len(), 1).expect("a design");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("threads");
    bencher
        .counter(ItemsCount::new(FUTURES))
        .bench_local(|| pool.install(|| explore(&arrangement, &design, &|_| {})));
}
