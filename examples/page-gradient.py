# The gradient of the logistic cost as somebody posted it, with its two faults: np is not imported, and the sign is
# wrong. Find them:
#
#   derive check examples/matrix-logistic-regression.derive --code examples/page-gradient.py
import numpy


def sig(z):
    return 1/(1+np.e**-(z))


def compute_grad(X, y, w):
    """
    Compute gradient of cross entropy function with sigmoidal probabilities

        X (numpy.ndarray): examples. Individuals in rows, features in columns
        y (numpy.ndarray): labels. Vector corresponding to rows in X
        w (numpy.ndarray): weight vector
    """
    m = X.shape[0]
    Z = w.dot(X.T)
    A = sig(Z)
    return  (-1/ m) * (X.T * (A - y)).sum(axis=1)
