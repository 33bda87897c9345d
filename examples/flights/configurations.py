"""What is compared: families of models, and for each family the configurations that are tried with every seed."""
from dataclasses import dataclass

from data import CATEGORICAL, FEATURES, NUMERIC

SEEDS = (1, 2, 3)
TRAIN_ROWS = 120_000


@dataclass(frozen=True)
class Configuration:
    name: str
    family: str
    params: dict
    train_rows: int = TRAIN_ROWS

    def build(self, seed: int, light: bool = False):
        """An unfitted model; `light` caps rounds and trees, for warming up the libraries before anything is timed."""
        params = dict(self.params)
        if light:
            params.update({key: min(params[key], 3) for key in ("n_estimators", "max_iter", "epochs") if key in params})
        return BUILDERS[self.family](seed, **params)


# ---- preprocessing of the families that need numbers on one scale; trees take the feature matrix as it is ----

def _columns(names):
    return [FEATURES.index(name) for name in names]


def _prepared(model, dest: bool = True, splines: int = 0, bins: int = 0, categories: bool = True):
    """A pipeline: numbers imputed and scaled (or splined, or binned), categories one-hot, then the model."""
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder, SplineTransformer, StandardScaler

    impute = SimpleImputer(strategy="median", add_indicator=not bins)
    if bins:
        numbers = make_pipeline(impute, KBinsDiscretizer(bins, encode="onehot-dense", quantile_method="averaged_inverted_cdf", subsample=None))
    else:
        numbers = make_pipeline(impute, StandardScaler())
    one_hot = OneHotEncoder(handle_unknown="ignore", sparse_output=False, dtype="float32")
    parts = [("numbers", numbers, _columns(NUMERIC))]
    if categories:
        parts.append(("categories", one_hot, _columns([name for name in CATEGORICAL if dest or name != "dest"])))
    if splines:
        curve = make_pipeline(SimpleImputer(strategy="median"), SplineTransformer(splines, degree=3, knots="quantile"))
        parts.append(("curves", curve, _columns(["departure_minute", "arrival_minute", "temp", "dewp", "pressure", "humid"])))
    return make_pipeline(ColumnTransformer(parts, sparse_threshold=0), model)


# ---- families ----

def _logistic_regression(seed, C, splines=0):
    from sklearn.linear_model import LogisticRegression
    return _prepared(LogisticRegression(C=C, max_iter=500, random_state=seed), splines=splines)


def _linear_sgd(seed, penalty, alpha, average, max_iter=10):
    from sklearn.linear_model import SGDClassifier
    return _prepared(SGDClassifier(loss="log_loss", penalty=penalty, alpha=alpha, average=average, max_iter=max_iter, tol=None, random_state=seed))


def _gaussian_nb(seed, var_smoothing, categories):
    from sklearn.naive_bayes import GaussianNB
    return _prepared(GaussianNB(var_smoothing=var_smoothing), categories=categories)


def _bernoulli_nb(seed, bins, alpha=1.0):
    from sklearn.naive_bayes import BernoulliNB
    return _prepared(BernoulliNB(alpha=alpha), bins=bins)


def _nearest_neighbours(seed, k, weights="uniform"):
    from sklearn.neighbors import KNeighborsClassifier
    return _prepared(KNeighborsClassifier(k, weights=weights, algorithm="brute", n_jobs=1), dest=False)


def _decision_tree(seed, max_depth, min_samples_leaf):
    from sklearn.tree import DecisionTreeClassifier
    return DecisionTreeClassifier(max_depth=max_depth, min_samples_leaf=min_samples_leaf, random_state=seed)


def _forest(kind):
    def build(seed, n_estimators, max_depth, min_samples_leaf, max_samples, max_features=0.3):
        import sklearn.ensemble
        return getattr(sklearn.ensemble, kind)(
            n_estimators, max_depth=max_depth, min_samples_leaf=min_samples_leaf, max_samples=max_samples, max_features=max_features,
            bootstrap=True, n_jobs=1, random_state=seed)
    return build


def _hist_gradient_boosting(seed, max_iter, learning_rate, max_leaf_nodes, max_features=1.0):
    from sklearn.ensemble import HistGradientBoostingClassifier
    return HistGradientBoostingClassifier(
        max_iter=max_iter, learning_rate=learning_rate, max_leaf_nodes=max_leaf_nodes, max_features=max_features, min_samples_leaf=50,
        categorical_features=_columns(CATEGORICAL), early_stopping=False, random_state=seed)


def _lightgbm(seed, n_estimators, max_depth, learning_rate, boosting_type="gbdt"):
    from lightgbm import LGBMClassifier
    return LGBMClassifier(
        n_estimators=n_estimators, max_depth=max_depth, num_leaves=min(2**max_depth, 63), learning_rate=learning_rate, boosting_type=boosting_type,
        min_child_samples=50, colsample_bytree=0.8, categorical_feature=_columns(CATEGORICAL), n_jobs=1, random_state=seed, verbose=-1)


def _net(seed, **params):
    from nets import Net
    return Net(seed, **params)


def _svm_rbf(seed, C):
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.svm import SVC
    return _prepared(CalibratedClassifierCV(SVC(C=C, cache_size=500, random_state=seed), ensemble=False, cv=3))


BUILDERS = {
    "logistic-regression": _logistic_regression, "linear-sgd": _linear_sgd, "gaussian-nb": _gaussian_nb, "bernoulli-nb": _bernoulli_nb,
    "nearest-neighbours": _nearest_neighbours, "decision-tree": _decision_tree, "random-forest": _forest("RandomForestClassifier"),
    "extra-trees": _forest("ExtraTreesClassifier"), "hist-gradient-boosting": _hist_gradient_boosting, "lightgbm": _lightgbm,
    "mlp": _net, "embedding-net": _net, "svm-rbf": _svm_rbf,
}


def _configurations():
    def add(name, family, train_rows=TRAIN_ROWS, **params):
        found.append(Configuration(name, family, params, train_rows))

    found: list[Configuration] = []
    for C in (0.001, 0.01, 0.1, 1.0):
        add(f"logreg-c{C:g}", "logistic-regression", C=C)
    for splines in (5, 10):
        add(f"logreg-c0.1-spline{splines}", "logistic-regression", C=0.1, splines=splines)
    for penalty, alpha, average in (("l2", 1e-3, False), ("l2", 1e-4, False), ("l2", 1e-4, True), ("l2", 1e-5, True), ("elasticnet", 1e-4, False)):
        add(f"sgd-{penalty}-a{alpha:g}{'-avg' if average else ''}", "linear-sgd", penalty=penalty, alpha=alpha, average=average)
    for smoothing, categories in ((1e-9, False), (1e-1, False), (1e-9, True), (1e-1, True)):
        add(f"gnb-v{smoothing:g}{'-cat' if categories else ''}", "gaussian-nb", var_smoothing=smoothing, categories=categories)
    for bins in (2, 5, 10, 20):
        add(f"bnb-b{bins}", "bernoulli-nb", bins=bins)
    for k, rows, weights in ((25, 1000, "uniform"), (25, 4000, "uniform"), (100, 4000, "uniform"), (100, 10000, "uniform"), (100, 10000, "distance")):
        add(f"knn-k{k}-r{rows}{'-dist' if weights == 'distance' else ''}", "nearest-neighbours", rows, k=k, weights=weights)
    for depth, leaf in ((4, 50), (6, 50), (8, 50), (10, 50), (14, 50), (20, 200)):
        add(f"tree-d{depth}-l{leaf}", "decision-tree", max_depth=depth, min_samples_leaf=leaf)
    for kind, family in (("rf", "random-forest"), ("et", "extra-trees")):
        for n, depth, leaf in ((10, 10, 20), (30, 10, 20), (30, 16, 10), (100, 10, 20), (100, 16, 10), (100, 24, 5)):
            add(f"{kind}-d{depth}-n{n}", family, n_estimators=n, max_depth=depth, min_samples_leaf=leaf, max_samples=0.3)
    for n, rate, leaves in ((50, 0.2, 15), (100, 0.1, 31), (200, 0.1, 31), (200, 0.05, 63), (400, 0.1, 31), (300, 0.05, 127)):
        add(f"hgb-l{leaves}-n{n}-r{rate:g}", "hist-gradient-boosting", max_iter=n, learning_rate=rate, max_leaf_nodes=leaves)
    for n, depth, rate in ((30, 4, 0.2), (100, 4, 0.1), (100, 6, 0.1), (300, 6, 0.1), (150, 8, 0.1), (300, 8, 0.05), (600, 8, 0.03)):
        add(f"lgbm-d{depth}-n{n}", "lightgbm", n_estimators=n, max_depth=depth, learning_rate=rate)
    add("lgbm-d8-n100-dart", "lightgbm", n_estimators=100, max_depth=8, learning_rate=0.2, boosting_type="dart")
    for width, depth, epochs, dropout in ((16, 1, 5, 0.0), (64, 1, 5, 0.0), (64, 2, 5, 0.0), (128, 1, 4, 0.1), (128, 2, 4, 0.1), (256, 2, 4, 0.2), (256, 3, 3, 0.2)):
        add(f"mlp-w{width}-d{depth}", "mlp", width=width, depth=depth, epochs=epochs, learning_rate=2e-3, dropout=dropout)
    # The upper end of a sweep over the learning rate: it diverges, and stays in the store as the failure it was.
    add("mlp-w128-d2-sgd-lr30", "mlp", width=128, depth=2, epochs=4, learning_rate=30.0, dropout=0.0, optimizer="sgd")
    for embedding, width, epochs in ((4, 64, 4), (8, 128, 4), (16, 256, 4)):
        add(f"emb{embedding}-w{width}-d2", "embedding-net", embedding=embedding, width=width, depth=2, epochs=epochs, learning_rate=2e-3, dropout=0.1)
    # A kernel machine on 120,000 rows: does not end within the time limit, and stays in the store as stopped.
    add("svm-rbf-c1", "svm-rbf", C=1.0)
    return tuple(found)


CONFIGURATIONS = _configurations()
