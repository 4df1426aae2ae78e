//! Solving the same structure again with other numbers allocates nothing.

use games::continuous::Accuracy;
use guarantee::GuaranteeGame;

#[test]
fn solving_again_with_other_numbers_allocates_nothing() {
    let mut arrangement = reference::ukraine::ukraine_2025();
    let mut game = GuaranteeGame::new(&arrangement);
    let accuracy = Accuracy::new(1e-6);
    game.solve(&arrangement, accuracy).expect("solvable");
    for (stake, windows) in [(100.0, 0.5), (160.0, 1.0), (130.0, 0.9)] {
        let challenger = arrangement.challenger();
        arrangement.actors[challenger].stake.value = stake;
        arrangement.actors[challenger].windows.value = windows;
        let allocated = allocation_counter::measure(|| {
            game.solve(&arrangement, accuracy).expect("solvable");
        });
        assert_eq!(allocated.count_total, 0, "stake {stake}, windows {windows}");
    }
}
